package id.blkhub.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.swiftmq.amqp.AMQPContext;
import com.swiftmq.amqp.v100.client.AMQPException;
import com.swiftmq.amqp.v100.client.AuthenticationException;
import com.swiftmq.amqp.v100.client.Connection;
import com.swiftmq.amqp.v100.client.Consumer;
import com.swiftmq.amqp.v100.client.Producer;
import com.swiftmq.amqp.v100.client.QoS;
import com.swiftmq.amqp.v100.client.Session;
import com.swiftmq.amqp.v100.generated.messaging.delivery_state.Accepted;
import com.swiftmq.amqp.v100.generated.messaging.delivery_state.DeliveryStateIF;
import com.swiftmq.amqp.v100.generated.messaging.message_format.ApplicationProperties;
import com.swiftmq.amqp.v100.generated.messaging.message_format.Data;
import com.swiftmq.amqp.v100.messaging.AMQPMessage;
import com.swiftmq.amqp.v100.types.AMQPString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** AMQP 1.0 by the client of SwiftMQ; it only tells that a connection ended. */
final class SwiftMq implements Program {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final int WINDOW = 100;

  private final Logins<Login> logins = new Logins<>();

  /** How to make a connection, and the one that is open. */
  private static final class Login {
    private final int port;
    private final String user;
    private final String password;
    private final AtomicBoolean gone = new AtomicBoolean();
    private Connection open;

    Login(int port, String user, String password) {
      this.port = port;
      this.user = user;
      this.password = password;
    }

    Connection connection() throws Exception {
      if (open == null || gone.getAndSet(false)) {
        open =
            new Connection(new AMQPContext(AMQPContext.CLIENT), "127.0.0.1", port, user, password);
        open.setExceptionListener(failure -> gone.set(true));
        open.connect();
      }
      return open;
    }
  }

  @Override
  public Answer connect(int port, String user, String password) {
    return logins.connect(
        user,
        () -> {
          Login login = new Login(port, user, password);
          login.connection();
          return login;
        },
        SwiftMq::refused);
  }

  @Override
  public Answer send(String user, String address, String body, Map<String, String> attributes) {
    return logins.over(
        user,
        login -> {
          Session session = login.connection().createSession(WINDOW, WINDOW);
          try {
            Producer producer = session.createProducer(address, QoS.AT_LEAST_ONCE);
            DeliveryStateIF state = producer.send(message(body, attributes));
            // at least once it goes on without waiting; the receipts tell what the hub made of it
            return state == null || state instanceof Accepted
                ? Answer.DONE
                : Answer.refused(state.getValueString());
          } finally {
            session.close();
          }
        },
        SwiftMq::refused);
  }

  private static AMQPMessage message(String body, Map<String, String> attributes) throws Exception {
    AMQPMessage message = new AMQPMessage();
    message.addData(new Data(body.getBytes(UTF_8)));
    Map<AMQPString, AMQPString> properties = new HashMap<>();
    attributes.forEach(
        (name, value) ->
            properties.put(new AMQPString("cloudEvents:" + name), new AMQPString(value)));
    message.setApplicationProperties(new ApplicationProperties(properties));
    return message;
  }

  @Override
  public Answer take(String user, String address, int count) {
    return logins.over(
        user,
        login -> {
          Session session = login.connection().createSession(WINDOW, WINDOW);
          try {
            Consumer consumer =
                session.createConsumer(address, count, QoS.AT_LEAST_ONCE, false, null);
            List<String> taken = new ArrayList<>();
            while (taken.size() < count) {
              AMQPMessage message = consumer.receive(PATIENCE_MILLIS);
              taken.add(new String(message.getData().get(0).getValue(), UTF_8));
              message.accept();
            }
            return Answer.taken(taken);
          } finally {
            session.close();
          }
        },
        SwiftMq::refused);
  }

  private static boolean refused(Exception failure) {
    return failure instanceof AMQPException || failure instanceof AuthenticationException;
  }

  @Override
  public void close() {
    for (Login login : logins.all()) {
      login.open.close();
    }
  }
}
