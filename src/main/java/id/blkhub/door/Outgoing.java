package id.blkhub.door;

import org.apache.activemq.artemis.api.core.Message;

/** What a partner may see of a message on its queue beside the body. */
final class Outgoing {
  /** Begins the property of each CloudEvents attribute. */
  static final String ATTRIBUTE = "cloudEvents_";

  /** Where the hub's own sender leaves the content type, for AMQP. */
  static final String CONTENT_TYPE = "JMS_AMQP_ContentType";

  private Outgoing() {}

  /** The content type the hub gave it; null where it gave none. */
  static String contentType(Message message) {
    return message.getStringProperty(CONTENT_TYPE);
  }
}
