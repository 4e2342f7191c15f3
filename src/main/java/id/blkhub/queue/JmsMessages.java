package id.blkhub.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts between JMS messages and the messages of batches. */
public final class JmsMessages {
  /** The broker makes it the content type of the AMQP message that a partner receives. */
  private static final String AMQP_CONTENT_TYPE = "JMS_AMQP_ContentType";

  private JmsMessages() {}

  /** The JMS message of an outgoing one. */
  public static Message of(Session session, OutgoingMessage outgoing) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(outgoing.body());
    for (Map.Entry<String, @Nullable Object> property : outgoing.properties().entrySet()) {
      if (property.getValue() != null) {
        message.setObjectProperty(property.getKey(), property.getValue());
      }
    }
    if (outgoing.contentType() != null) {
      message.setStringProperty(AMQP_CONTENT_TYPE, outgoing.contentType());
    }
    return message;
  }

  /** Reads a received message. */
  static QueueMessage read(Message message) throws JMSException {
    return new QueueMessage(body(message), properties(message), message.getJMSExpiration());
  }

  /** Sends a durable message in the session's transaction, with its delay and its expiry. */
  static void send(
      Session session, MessageProducer producer, Destination to, OutgoingMessage outgoing)
      throws JMSException {
    long now = System.currentTimeMillis();
    producer.setDeliveryDelay(
        outgoing.deliverAt() == 0 ? 0 : Math.max(0, outgoing.deliverAt() - now));
    long life = outgoing.expiresAt() == 0 ? 0 : Math.max(1, outgoing.expiresAt() - now);
    producer.send(
        to, of(session, outgoing), DeliveryMode.PERSISTENT, Message.DEFAULT_PRIORITY, life);
  }

  private static byte[] body(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      String content = text.getText();
      return content == null ? new byte[0] : content.getBytes(StandardCharsets.UTF_8);
    }
    if (message instanceof BytesMessage bytes) {
      byte[] content = new byte[Math.toIntExact(bytes.getBodyLength())];
      bytes.readBytes(content);
      return content;
    }
    return new byte[0];
  }

  private static Map<String, Object> properties(Message message) throws JMSException {
    Map<String, Object> properties = new HashMap<>();
    for (Object name : Collections.list(message.getPropertyNames())) {
      properties.put((String) name, message.getObjectProperty((String) name));
    }
    return properties;
  }
}
