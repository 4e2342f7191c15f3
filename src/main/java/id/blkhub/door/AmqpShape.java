package id.blkhub.door;

import id.blkhub.partner.PartnerProfile;
import id.blkhub.reader.Head;
import id.blkhub.reader.RawHead;
import java.util.Date;
import java.util.Map;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessageBrokerAccessor;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.jspecify.annotations.Nullable;

/**
 * Brings an AMQP message into the form in which it may enter: the body, the sender's id, the
 * CloudEvents attributes that the hub knows and the message id; nothing else.
 *
 * <p>It changes header, annotations and properties in place and encodes the message again.
 * Otherwise the broker would store the message as the sender encoded it (measured: a non-durable
 * message came back after each restart).
 */
final class AmqpShape {
  private static final Symbol JMS_TYPE = Symbol.getSymbol("x-opt-jms-msg-type");
  private static final int JMS_BYTES = 3;
  private static final int JMS_TEXT = 5;

  private AmqpShape() {}

  static void admit(AMQPStandardMessage message, PartnerProfile sender, String messageId, long now)
      throws DoorRefusal {
    Head head = read(message, sender.limits().maxMessageBytes());
    clear(message);
    message.putStringProperty(MessageProperties.MESSAGE_ID, messageId);
    message.putLongProperty(MessageProperties.RECEIVED, now);
    HeadProperties.put(message, head, sender);
    message.setDurable(true);
    encode(message);
  }

  /** The broker decodes a section that is null in place of its map, and cannot encode it again. */
  private static void encode(AMQPStandardMessage message) throws DoorRefusal {
    try {
      message.reencode();
    } catch (ClassCastException e) {
      throw DoorProblem.BODY_CLOSED.refusal();
    }
  }

  private static Head read(AMQPStandardMessage message, int maxBytes) throws DoorRefusal {
    try {
      checkBody(message, maxBytes);
      AmqpSections sections = AmqpSections.of(message);
      if (sections.bodies() > 1) {
        throw DoorProblem.BODY_CLOSED.refusal();
      }
      return HeadProperties.read(head(message, sections));
    } catch (RuntimeException e) {
      // the broker's decoder throws many kinds of exception at bytes that are not AMQP
      throw DoorProblem.BODY_CLOSED.refusal();
    }
  }

  private static RawHead head(AMQPStandardMessage message, AmqpSections sections) {
    RawHead raw = new RawHead(false);
    Map<String, Object> given = properties(message);
    given.forEach((name, value) -> add(raw, name, value));
    sections.repeated().forEach(before -> raw.field(before.name(), before.value()));
    Properties properties = AMQPMessageBrokerAccessor.getCurrentProperties(message);
    if (properties != null && properties.getContentType() != null) {
      raw.contentType(properties.getContentType().toString());
    }
    if (properties != null && properties.getContentEncoding() != null) {
      raw.contentEncoding(properties.getContentEncoding().toString());
    }
    // annotations and the other sections count too
    return raw.transportId(text(message.getUserID())).together(given.size(), sections.beforeBody());
  }

  /** Adds an attribute; one that is null counts as absent. */
  private static void add(RawHead raw, String name, @Nullable Object value) {
    if (value != null) {
      raw.field(name, text(value));
    }
  }

  private static Map<String, Object> properties(AMQPStandardMessage message) {
    // the broker decodes them at the first request for one; until then there seem to be none
    message.getPropertyNames();
    var properties = AMQPMessageBrokerAccessor.getDecodedApplicationProperties(message);
    return properties == null || properties.getValue() == null ? Map.of() : properties.getValue();
  }

  /** Removes everything that would have an effect in the broker. */
  private static void clear(AMQPStandardMessage message) {
    Map<String, Object> given = properties(message);
    if (!given.isEmpty()) {
      given.clear();
    }
    Properties properties = AMQPMessageBrokerAccessor.getCurrentProperties(message);
    message.setExpiration(0);
    message.setScheduledDeliveryTime(null);
    MessageAnnotations annotations =
        AMQPMessageBrokerAccessor.getDecodedMessageAnnotations(message);
    if (annotations != null && annotations.getValue() != null) {
      annotations.getValue().clear();
    }
    if (properties != null) {
      properties.setGroupId(null);
      properties.setGroupSequence(null);
      properties.setReplyTo(null);
      properties.setReplyToGroupId(null);
      properties.setSubject(null);
      // the door keeps the declared type in a property of its own; here it would make the broker
      // decode the body by a charset that the sender chose
      properties.setContentType(null);
      properties.setContentEncoding(null);
    }
  }

  private static void checkBody(AMQPStandardMessage message, int maxBytes) throws DoorRefusal {
    MessageAnnotations annotations =
        AMQPMessageBrokerAccessor.getDecodedMessageAnnotations(message);
    Object type =
        annotations == null || annotations.getValue() == null
            ? null
            : annotations.getValue().get(JMS_TYPE);
    if (type instanceof Number number
        && number.intValue() != JMS_BYTES
        && number.intValue() != JMS_TEXT
        && number.intValue() != 0) {
      throw DoorProblem.BODY_CLOSED.refusal();
    }
    Section body = message.getBody();
    int size;
    if (body == null) {
      size = 0;
    } else if (body instanceof Data data) {
      size = data.getValue().getLength();
    } else if (body instanceof AmqpValue value) {
      size = sizeOf(value.getValue());
    } else {
      throw DoorProblem.BODY_CLOSED.refusal();
    }
    if (size > maxBytes) {
      throw DoorProblem.TOO_LARGE.refusal(maxBytes);
    }
  }

  private static int sizeOf(@Nullable Object value) throws DoorRefusal {
    if (value == null) {
      return 0;
    }
    if (value instanceof String text) {
      return text.length();
    }
    if (value instanceof Binary binary) {
      return binary.getLength();
    }
    throw DoorProblem.BODY_CLOSED.refusal();
  }

  /** The text of an id or an attribute, which may have several types; empty for null. */
  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Date moment) {
      return moment.toInstant().toString();
    }
    if (value instanceof Binary binary) {
      byte[] bytes = new byte[binary.getLength()];
      System.arraycopy(binary.getArray(), binary.getArrayOffset(), bytes, 0, bytes.length);
      return "hex:" + java.util.HexFormat.of().formatHex(bytes);
    }
    return value.toString();
  }
}
