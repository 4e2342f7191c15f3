package id.blkhub.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes JMS messages of outgoing ones. */
public final class JmsMessages {
  /** Becomes the content type of the AMQP message a partner receives. */
  private static final String AMQP_CONTENT_TYPE = "JMS_AMQP_ContentType";

  private JmsMessages() {}

  public static Message of(Session session, OutgoingMessage outgoing) throws JMSException {
    Message message;
    if (outgoing.text()) {
      message = session.createTextMessage(new String(outgoing.body(), StandardCharsets.UTF_8));
    } else {
      BytesMessage bytes = session.createBytesMessage();
      bytes.writeBytes(outgoing.body());
      message = bytes;
    }
    for (Map.Entry<String, Object> property : outgoing.properties().entrySet()) {
      if (property.getValue() != null) {
        message.setObjectProperty(property.getKey(), property.getValue());
      }
    }
    if (outgoing.contentType() != null) {
      message.setStringProperty(AMQP_CONTENT_TYPE, outgoing.contentType());
    }
    return message;
  }
}
