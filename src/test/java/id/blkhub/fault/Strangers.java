package id.blkhub.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections on which nobody ever logs in. */
final class Strangers implements AutoCloseable {
  /** How far each goes: not a byte, or the beginning of a handshake. */
  private static final byte[][] AMQP = {
    {}, {'A', 'M', 'Q', 'P', 3, 1, 0, 0}, {'A', 'M', 'Q', 'P', 0, 1, 0, 0}
  };

  private static final byte[][] MQTT = {{}, {0x10}, {0x10, 40, 0, 4, 'M', 'Q', 'T', 'T', 4}};
  private static final byte[][] STOMP = {
    {},
    "CONN".getBytes(StandardCharsets.UTF_8),
    "CONNECT\nlogin:x\n".getBytes(StandardCharsets.UTF_8)
  };

  private final List<SocketChannel> open = new ArrayList<>();
  private int connected;

  void connect(int amqp, int mqtt, int stomp, int count) throws IOException {
    for (int n = 0; n < count; n++) {
      int port = List.of(amqp, mqtt, stomp).get(n % 3);
      byte[][] words = List.of(AMQP, MQTT, STOMP).get(n % 3);
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      open.add(channel);
      // one that says nothing is dropped after 10 s, one that stops half-way after a minute
      channel.write(ByteBuffer.wrap(words[Extent.full() ? n / 3 % 3 : 0]));
      channel.configureBlocking(false);
      connected++;
    }
  }

  int connected() {
    return connected;
  }

  /** How many the hub has not closed yet. */
  int left() {
    ByteBuffer some = ByteBuffer.allocate(1_024);
    open.removeIf(
        channel -> {
          some.clear();
          try {
            if (channel.read(some) >= 0) {
              return false;
            }
            channel.close();
          } catch (IOException closed) {
            // reset is closed too
          }
          return true;
        });
    return open.size();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : open) {
      channel.close();
    }
  }
}
