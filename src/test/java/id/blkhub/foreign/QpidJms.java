package id.blkhub.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.qpid.jms.JmsConnectionFactory;

/** AMQP 1.0 by Qpid JMS, which connects again by itself. */
final class QpidJms implements Program {
  private static final long PATIENCE_MILLIS = 20_000;

  private final Logins<Connection> logins = new Logins<>();

  @Override
  public Answer connect(int port, String user, String password) {
    String url =
        "failover:(amqp://127.0.0.1:%d)?failover.reconnectDelay=50&failover.maxReconnectDelay=200&failover.startupMaxReconnectAttempts=1&jms.prefetchPolicy.all=1"
            .formatted(port);
    return logins.connect(
        user,
        () -> {
          Connection connection = new JmsConnectionFactory(user, password, url).createConnection();
          connection.start();
          return connection;
        },
        QpidJms::refused);
  }

  @Override
  public Answer send(String user, String address, String body, Map<String, String> attributes) {
    return logins.over(
        user,
        connection -> {
          try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            MessageProducer producer = session.createProducer(session.createQueue(address));
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(body.getBytes(UTF_8));
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
              message.setStringProperty("cloudEvents_" + attribute.getKey(), attribute.getValue());
            }
            producer.send(message);
            return Answer.DONE;
          }
        },
        QpidJms::refused);
  }

  @Override
  public Answer take(String user, String address, int count) {
    return logins.over(
        user,
        connection -> {
          try (Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE)) {
            MessageConsumer consumer = session.createConsumer(session.createQueue(address));
            List<String> taken = new ArrayList<>();
            while (taken.size() < count) {
              Message message = consumer.receive(PATIENCE_MILLIS);
              taken.add(new String(message.getBody(byte[].class), UTF_8));
              message.acknowledge();
            }
            return Answer.taken(taken);
          }
        },
        QpidJms::refused);
  }

  private static boolean refused(Exception failure) {
    return failure instanceof JMSException;
  }

  @Override
  public void close() {
    for (Connection connection : logins.all()) {
      try {
        connection.close();
      } catch (JMSException e) {
        // it is closed
      }
    }
  }
}
