package id.blkhub.door;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * What the hub knows of a connection. Hands a refusal from where the broker found it to where the
 * client's answer is written: neither MQTT nor STOMP carries the sentence of an exception there.
 */
final class Channels {
  private static final AttributeKey<Queue<DoorRefusal>> REFUSALS =
      AttributeKey.valueOf(Channels.class, "refusals");

  private static final AttributeKey<Boolean> LOGGED_IN =
      AttributeKey.valueOf(Channels.class, "logged-in");

  private Channels() {}

  /**
   * Ends a connection once a last word is written: the client reads to the end, and what it still
   * sends is read and thrown away for a while. Closed at once, with bytes of the client still
   * unread, it would hear of a reset and not why.
   */
  static void end(ChannelHandlerContext context, ChannelFuture lastWord, int seconds) {
    Channel channel = context.channel();
    if (channel instanceof DuplexChannel plain
        && channel.pipeline().get(SslHandler.class) == null) {
      lastWord.addListener(written -> plain.shutdownOutput());
    }
    context.executor().schedule(() -> channel.close(), seconds, TimeUnit.SECONDS);
  }

  /** Somebody the hub knows has logged in on it. */
  static void loggedIn(Channel channel) {
    if (channel != null) {
      channel.attr(LOGGED_IN).set(true);
    }
  }

  static boolean isLoggedIn(Channel channel) {
    return Boolean.TRUE.equals(channel.attr(LOGGED_IN).get());
  }

  static Channel of(RemotingConnection connection) {
    return connection.getTransportConnection() instanceof NettyConnection netty
        ? netty.getChannel()
        : null;
  }

  static void remember(RemotingConnection connection, DoorRefusal refusal) {
    Channel channel = of(connection);
    if (channel != null) {
      refusals(channel).add(refusal);
    }
  }

  /** The oldest refusal not told yet; null where there is none. */
  static DoorRefusal next(Channel channel) {
    return refusals(channel).poll();
  }

  private static Queue<DoorRefusal> refusals(Channel channel) {
    var attribute = channel.attr(REFUSALS);
    Queue<DoorRefusal> known = attribute.get();
    if (known == null) {
      attribute.setIfAbsent(new ConcurrentLinkedQueue<>());
      known = attribute.get();
    }
    return known;
  }
}
