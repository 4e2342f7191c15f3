package id.blkhub.door;

import org.apache.activemq.artemis.api.core.Message;
import org.jspecify.annotations.Nullable;

/** Properties of a message on a partner's queue that the partner may see. */
final class VisibleProperties {
  /** Prefix of the property of each CloudEvents attribute. */
  static final String ATTRIBUTE = "cloudEvents_";

  /** Property with the content type, set where the hub sends. */
  static final String CONTENT_TYPE = "JMS_AMQP_ContentType";

  private VisibleProperties() {}

  /** The content type that the hub set; null where it set none. */
  static @Nullable String contentType(Message message) {
    return message.getStringProperty(CONTENT_TYPE);
  }
}
