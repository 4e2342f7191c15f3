package id.blkhub.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedShort;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.security.SaslInit;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.Close;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.End;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.Open;
import org.apache.qpid.proton.amqp.transport.Role;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;
import org.apache.qpid.proton.codec.WritableBuffer;

/** AMQP 1.0 frame by frame, as no client library would let one send it. */
public final class RawAmqp implements AutoCloseable {
  private static final int ROOM = 1 << 20;
  private static final byte[] SASL = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
  private static final byte[] PLAIN = {'A', 'M', 'Q', 'P', 0, 1, 0, 0};

  private final RawConnection connection;
  private final DecoderImpl decoder = new DecoderImpl();
  private final EncoderImpl encoder = new EncoderImpl(decoder);

  public RawAmqp(int port) throws IOException {
    connection = RawConnection.to(port);
    AMQPDefinedTypes.registerAllTypes(decoder, encoder);
  }

  public RawConnection connection() {
    return connection;
  }

  /** Logs in and opens a connection with one session. */
  public static RawAmqp loggedIn(String partner, int port) throws IOException {
    RawAmqp amqp = new RawAmqp(port);
    amqp.login(partner, partner);
    amqp.open();
    amqp.begin();
    return amqp;
  }

  public void login(String user, String password) throws IOException {
    connection.send(SASL);
    connection.read(SASL.length);
    SaslInit init = new SaslInit();
    init.setMechanism(Symbol.valueOf("PLAIN"));
    init.setInitialResponse(new Binary(("\0" + user + '\0' + password).getBytes(UTF_8)));
    next();
    send(1, 0, init);
    next();
    connection.send(PLAIN);
    connection.read(PLAIN.length);
  }

  public void open() throws IOException {
    Open open = new Open();
    open.setContainerId("mentah-" + System.nanoTime());
    open.setMaxFrameSize(UnsignedInteger.valueOf(65_536));
    send(open);
    expect(Open.class::isInstance);
  }

  public void begin() throws IOException {
    Begin begin = new Begin();
    begin.setNextOutgoingId(UnsignedInteger.ZERO);
    begin.setIncomingWindow(UnsignedInteger.valueOf(100));
    begin.setOutgoingWindow(UnsignedInteger.valueOf(100));
    send(begin);
    expect(Begin.class::isInstance);
  }

  /** A link the client takes messages on. */
  public static Attach receiver(String address) {
    Attach attach = link("terima", Role.RECEIVER);
    ((Source) attach.getSource()).setAddress(address);
    return attach;
  }

  /** A link the client sends on. */
  public static Attach sender(String address) {
    Attach attach = link("kirim", Role.SENDER);
    ((Target) attach.getTarget()).setAddress(address);
    attach.setInitialDeliveryCount(UnsignedInteger.ZERO);
    return attach;
  }

  private static Attach link(String name, Role role) {
    Attach attach = new Attach();
    attach.setName(name + '-' + System.nanoTime());
    attach.setHandle(UnsignedInteger.ZERO);
    attach.setRole(role);
    attach.setSource(new Source());
    attach.setTarget(new Target());
    return attach;
  }

  public void send(Object performative) {
    send(0, 0, performative);
  }

  /**
   * @param type 0 of AMQP, 1 of SASL
   */
  public void send(int type, int channel, Object performative) {
    connection.send(frame(type, channel, encoded(performative)));
  }

  /** The bytes of a performative. */
  public byte[] encoded(Object performative) {
    ByteBuffer buffer = ByteBuffer.allocate(ROOM);
    encoder.setByteBuffer(WritableBuffer.ByteBufferWrapper.wrap(buffer));
    encoder.writeObject(performative);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** A frame with whatever in it. */
  public static byte[] frame(int type, int channel, byte[] body) {
    return ByteBuffer.allocate(8 + body.length)
        .putInt(8 + body.length)
        .put((byte) 2)
        .put((byte) type)
        .putShort((short) channel)
        .put(body)
        .array();
  }

  /**
   * The next performative; null where the hub ended the connection.
   *
   * @throws IOException when nothing came in time
   */
  public Object next() throws IOException {
    while (true) {
      byte[] size = connection.read(4);
      if (size.length < 4) {
        return null;
      }
      int length = ByteBuffer.wrap(size).getInt() - 4;
      byte[] rest = connection.read(length);
      if (rest.length < length) {
        return null;
      }
      int body = rest[0] * 4 - 4;
      if (body < length) {
        decoder.setByteBuffer(ByteBuffer.wrap(rest, body, length - body));
        return decoder.readObject();
      }
    }
  }

  /** Reads on to a performative; null where the hub ended the connection before. */
  public Object expect(Predicate<Object> wanted) throws IOException {
    Object next = next();
    while (next != null && !wanted.test(next)) {
      next = next();
    }
    return next;
  }

  /** What the hub says is wrong: of a link, of the session or of the connection. */
  public ErrorCondition error() throws IOException {
    Object end =
        expect(next -> next instanceof Detach || next instanceof End || next instanceof Close);
    if (end instanceof Detach detach) {
      return detach.getError();
    }
    if (end instanceof End session) {
      return session.getError();
    }
    return end == null ? null : ((Close) end).getError();
  }

  /** The error with which the hub ends the connection; it must end it. */
  public String lastWord(Duration patience) throws IOException {
    Close close = (Close) expect(Close.class::isInstance);
    connection.untilEnd(patience);
    return close == null || close.getError() == null
        ? null
        : String.valueOf(close.getError().getDescription());
  }

  public static UnsignedShort channel(int number) {
    return UnsignedShort.valueOf((short) number);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
