package id.blkhub.door;

import id.blkhub.message.TestMark;
import id.blkhub.partner.PartnerProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;

/**
 * Brings a message of MQTT or STOMP into the shape in which it may enter; {@link AmqpShape} does
 * the same for AMQP. Whatever else the client or the broker's own adapter put there is cleared.
 */
final class CoreShape {
  /** Where the broker's MQTT adapter keeps a user property: this, its position, a dot, its name. */
  private static final String USER_PROPERTY = "mqtt.ordered.user.property.";

  private static final List<String> CONTENT_TYPES =
      List.of("mqtt.content.type", Message.HDR_CONTENT_TYPE.toString());
  private static final List<String> PREFIXES = List.of("cloudEvents_", "cloudEvents:", "ce-");
  private static final int NORMAL_PRIORITY = 4;

  private CoreShape() {}

  static void admit(ICoreMessage message, PartnerProfile sender, String stamp, long now)
      throws DoorRefusal {
    checkBody(message, sender.limits().maxMessageBytes());
    Map<String, String> attributes = new HashMap<>();
    String contentType = null;
    String test = null;
    for (SimpleString name : new ArrayList<>(message.getPropertyNames())) {
      String key = name.toString();
      Object value = message.getObjectProperty(name);
      if (value != null) {
        if (CONTENT_TYPES.contains(key)) {
          contentType = value.toString();
        } else {
          attribute(key, value.toString(), attributes);
          test = TestMark.said(test, name(key), value.toString());
        }
      }
      message.removeProperty(name);
    }
    message.setExpiration(0);
    message.setPriority((byte) NORMAL_PRIORITY);
    message.setUserID(null);
    message.putStringProperty(Properties.STAMP, stamp);
    message.putLongProperty(Properties.RECEIVED, now);
    Attributes.put(message, Properties.SENDER_ID, attributes.get("id"));
    Attributes.put(message, Properties.SOURCE, attributes.get("source"));
    Attributes.put(message, Properties.TRACEPARENT, attributes.get("traceparent"));
    Attributes.put(message, Properties.DATASCHEMA, attributes.get("dataschema"));
    Attributes.put(message, Properties.CORRECTION, attributes.get("correction"));
    Attributes.put(message, Properties.CORRECTION_REASON, attributes.get("correctionreason"));
    Attributes.putTest(message, test == null ? attributes.get("test") : test, sender);
    Attributes.put(message, Properties.CONTENT_TYPE, contentType);
    message.setDurable(true);
  }

  /** CloudEvents attributes: plain user properties over MQTT, prefixed headers over STOMP. */
  private static void attribute(String key, String value, Map<String, String> attributes) {
    if (key.startsWith(USER_PROPERTY)) {
      attributes.putIfAbsent(name(key).toLowerCase(Locale.ROOT), value);
    } else if (key.equals("traceparent")) {
      attributes.put(key, value);
    } else {
      for (String prefix : PREFIXES) {
        if (key.startsWith(prefix)) {
          attributes.putIfAbsent(key.substring(prefix.length()).toLowerCase(Locale.ROOT), value);
        }
      }
    }
  }

  private static String name(String key) {
    return key.startsWith(USER_PROPERTY)
        ? key.substring(key.indexOf('.', USER_PROPERTY.length()) + 1)
        : key;
  }

  private static void checkBody(ICoreMessage message, int maxBytes) throws DoorRefusal {
    if (message.getType() != Message.BYTES_TYPE) {
      throw DoorRefusal.bodyClosed();
    }
    if (message.getReadOnlyBodyBuffer().readableBytes() > maxBytes) {
      throw DoorRefusal.tooLarge(maxBytes);
    }
  }
}
