package id.blkhub.door;

import id.blkhub.partner.PartnerProfile;
import id.blkhub.reader.Head;
import id.blkhub.reader.RawHead;
import java.util.List;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;

/**
 * Brings a message of MQTT or STOMP into the form in which it may enter, as {@link AmqpShape} does
 * for AMQP. It removes everything else that the client or the broker's adapter added.
 */
final class CoreShape {
  /**
   * Prefix with which the broker's MQTT adapter keeps a user property; then position, dot, name.
   */
  private static final String USER_PROPERTY = "mqtt.ordered.user.property.";

  private static final String MQTT_CONTENT_TYPE = "mqtt.content.type";
  private static final String STOMP_CONTENT_TYPE = Message.HDR_CONTENT_TYPE.toString();
  private static final String CONTENT_ENCODING = "content-encoding";
  private static final int NORMAL_PRIORITY = 4;

  private CoreShape() {}

  /**
   * @param mqtt whether it came over MQTT, where attributes have no prefix
   */
  static void admit(
      ICoreMessage message, boolean mqtt, PartnerProfile sender, String messageId, long now)
      throws DoorRefusal {
    checkBody(message, sender.limits().maxMessageBytes());
    List<SimpleString> names = List.copyOf(message.getPropertyNames());
    RawHead raw = new RawHead(mqtt);
    for (SimpleString name : names) {
      Object value = message.getObjectProperty(name);
      if (value != null) {
        add(raw, name.toString(), value.toString());
      }
    }
    Head head = HeadProperties.read(raw);
    names.forEach(message::removeProperty);
    message.setExpiration(0);
    message.setPriority((byte) NORMAL_PRIORITY);
    message.setUserID(null);
    message.putStringProperty(MessageProperties.MESSAGE_ID, messageId);
    message.putLongProperty(MessageProperties.RECEIVED, now);
    HeadProperties.put(message, head, sender);
    message.setDurable(true);
  }

  private static void add(RawHead raw, String key, String value) {
    String name = name(key);
    if (key.equals(MQTT_CONTENT_TYPE) || key.equals(STOMP_CONTENT_TYPE)) {
      raw.contentType(value);
    } else if (name.equalsIgnoreCase(CONTENT_ENCODING)) {
      raw.contentEncoding(value);
    } else {
      raw.field(name, value);
    }
  }

  private static String name(String key) {
    return key.startsWith(USER_PROPERTY)
        ? key.substring(key.indexOf('.', USER_PROPERTY.length()) + 1)
        : key;
  }

  private static void checkBody(ICoreMessage message, int maxBytes) throws DoorRefusal {
    if (message.getType() != Message.BYTES_TYPE) {
      throw DoorProblem.BODY_CLOSED.refusal();
    }
    if (message.getReadOnlyBodyBuffer().readableBytes() > maxBytes) {
      throw DoorProblem.TOO_LARGE.refusal(maxBytes);
    }
  }
}
