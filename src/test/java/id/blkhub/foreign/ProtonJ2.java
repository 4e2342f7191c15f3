package id.blkhub.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.Tracker;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/** AMQP 1.0 by the client of Qpid ProtonJ2, which connects again by itself. */
final class ProtonJ2 implements Program {
  private static final long PATIENCE_SECONDS = 20;

  private final Client client = Client.create();
  private final Logins<Connection> logins = new Logins<>();

  @Override
  public Answer connect(int port, String user, String password) {
    ConnectionOptions options = new ConnectionOptions().user(user).password(password);
    options.reconnectOptions().reconnectEnabled(true).reconnectDelay(50).maxReconnectDelay(200);
    return logins.connect(
        user,
        () -> {
          Connection connection = client.connect("127.0.0.1", port, options);
          connection.openFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
          return connection;
        },
        ProtonJ2::refused);
  }

  @Override
  public Answer send(String user, String address, String body, Map<String, String> attributes) {
    return logins.over(
        user,
        connection -> {
          try (Sender sender = connection.openSender(address)) {
            sender.openFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Message<byte[]> message = Message.create(body.getBytes(UTF_8));
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
              message.property("cloudEvents:" + attribute.getKey(), attribute.getValue());
            }
            Tracker tracker = sender.send(message);
            tracker.settlementFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            DeliveryState state = tracker.remoteState();
            return state.isAccepted() ? Answer.DONE : Answer.refused(state.toString());
          }
        },
        ProtonJ2::refused);
  }

  @Override
  public Answer take(String user, String address, int count) {
    return logins.over(
        user,
        connection -> {
          ReceiverOptions options = new ReceiverOptions().creditWindow(0).autoAccept(false);
          try (Receiver receiver = connection.openReceiver(address, options)) {
            receiver.openFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            receiver.addCredit(count);
            List<String> taken = new ArrayList<>();
            while (taken.size() < count) {
              Delivery delivery = receiver.receive(PATIENCE_SECONDS, TimeUnit.SECONDS);
              taken.add(new String((byte[]) delivery.message().body(), UTF_8));
              delivery.accept();
            }
            return Answer.taken(taken);
          }
        },
        ProtonJ2::refused);
  }

  private static boolean refused(Exception failure) {
    return failure instanceof ClientException || failure instanceof ExecutionException;
  }

  @Override
  public void close() {
    client.close();
  }
}
