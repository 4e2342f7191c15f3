package id.blkhub.sandbox;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A partner's own AMQP 1.0 client, as far from the hub's code as a client can be. */
public final class QueuePartner implements AutoCloseable {
  private final Connection connection;
  private final Session sending;
  private final MessageProducer producer;

  public QueuePartner(String partner, int port) throws JMSException {
    this(partner, partner, port);
  }

  public QueuePartner(String user, String password, int port) throws JMSException {
    JmsConnectionFactory factory =
        new JmsConnectionFactory(user, password, "amqp://127.0.0.1:" + port);
    // it would not wait for the confirmation of a non-persistent message
    factory.setForceSyncSend(true);
    connection = factory.createConnection();
    connection.start();
    sending = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    producer = sending.createProducer(null);
  }

  public Connection connection() {
    return connection;
  }

  /** Sends a text and returns once the hub has confirmed it. */
  public synchronized void send(String address, String body) throws JMSException {
    send(address, body, Map.of(), DeliveryMode.PERSISTENT);
  }

  public synchronized void send(
      String address, String body, Map<String, String> properties, int deliveryMode)
      throws JMSException {
    TextMessage message = sending.createTextMessage(body);
    for (Map.Entry<String, String> property : properties.entrySet()) {
      message.setStringProperty(property.getKey(), property.getValue());
    }
    producer.send(
        sending.createQueue(address),
        message,
        deliveryMode,
        Message.DEFAULT_PRIORITY,
        Message.DEFAULT_TIME_TO_LIVE);
  }

  /** Takes whatever arrives on the queue from now on and acknowledges it. */
  public void listen(String queue, BiConsumer<String, Message> taken) throws JMSException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
    consumer.setMessageListener(message -> taken.accept(text(message), message));
  }

  public static String text(Message message) {
    try {
      if (message instanceof TextMessage text) {
        return text.getText();
      }
      BytesMessage bytes = (BytesMessage) message;
      byte[] content = new byte[Math.toIntExact(bytes.getBodyLength())];
      bytes.readBytes(content);
      return new String(content, StandardCharsets.UTF_8);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
