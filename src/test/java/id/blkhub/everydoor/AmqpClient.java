package id.blkhub.everydoor;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Sasl;
import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.engine.Session;
import org.apache.qpid.proton.engine.Transport;

/** AMQP 1.0 that sends whatever bytes it is given as a message. */
final class AmqpClient implements DoorClient {
  private final Socket socket;
  private final Transport transport = Proton.transport();
  private final Session session;
  private final Map<String, Sender> senders = new HashMap<>();
  private int tags;

  AmqpClient(String partner, int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(30_000);
    socket.setTcpNoDelay(true);
    Sasl sasl = transport.sasl();
    sasl.client();
    sasl.plain(partner, partner);
    Connection connection = Proton.connection();
    connection.setContainer("every-door");
    connection.setHostname("hub");
    transport.bind(connection);
    connection.open();
    session = connection.session();
    session.open();
    flush();
  }

  @Override
  public Answer send(Letter letter) throws IOException {
    byte[] message = AmqpBytes.of(letter);
    Sender sender = sender(letter.address());
    until(() -> sender.getCredit() > 0);
    Delivery delivery = sender.delivery(Integer.toString(tags++).getBytes());
    sender.send(message, 0, message.length);
    sender.advance();
    until(() -> delivery.getRemoteState() != null);
    DeliveryState state = delivery.getRemoteState();
    delivery.settle();
    return state instanceof Rejected rejected
        ? Answer.refused(String.valueOf(rejected.getError()))
        : Answer.ofTaken();
  }

  private Sender sender(String address) {
    return senders.computeIfAbsent(
        address,
        name -> {
          Sender sender = session.sender(name);
          Target target = new Target();
          target.setAddress(name);
          sender.setTarget(target);
          sender.setSource(new Source());
          sender.open();
          return sender;
        });
  }

  private void until(BooleanSupplier done) throws IOException {
    flush();
    byte[] part = new byte[16_384];
    while (!done.getAsBoolean()) {
      int got = socket.getInputStream().read(part, 0, Math.min(part.length, transport.capacity()));
      if (got < 0) {
        throw new EOFException("the hub closed the connection");
      }
      transport.tail().put(part, 0, got);
      transport.process();
      flush();
    }
  }

  private void flush() throws IOException {
    for (int pending = transport.pending(); pending > 0; pending = transport.pending()) {
      ByteBuffer head = transport.head();
      byte[] bytes = new byte[pending];
      head.get(bytes);
      socket.getOutputStream().write(bytes);
      transport.pop(pending);
    }
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
