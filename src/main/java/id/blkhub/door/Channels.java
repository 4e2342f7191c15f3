package id.blkhub.door;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/**
 * What the hub knows about a connection. It passes a refusal from where the broker raised it to
 * where the answer to the client is written, because the broker's MQTT and STOMP lose the message
 * of an exception in between.
 */
final class Channels {
  private static final AttributeKey<Queue<DoorRefusal>> REFUSALS =
      AttributeKey.valueOf(Channels.class, "refusals");

  private static final AttributeKey<Boolean> LOGGED_IN =
      AttributeKey.valueOf(Channels.class, "logged-in");

  private Channels() {}

  /**
   * Ends a connection once a last answer is written. Bytes that the client still sends are read and
   * dropped for some seconds. If the connection were closed at once with unread bytes, the client
   * would get a reset and not the answer.
   */
  static void end(ChannelHandlerContext context, ChannelFuture lastAnswer, int seconds) {
    Channel channel = context.channel();
    if (channel instanceof DuplexChannel plain
        && channel.pipeline().get(SslHandler.class) == null) {
      lastAnswer.addListener(written -> plain.shutdownOutput());
    }
    context.executor().schedule(() -> channel.close(), seconds, TimeUnit.SECONDS);
  }

  /** Notes that a client has logged in on the connection. */
  static void loggedIn(@Nullable Channel channel) {
    if (channel != null) {
      channel.attr(LOGGED_IN).set(true);
    }
  }

  static boolean isLoggedIn(Channel channel) {
    return Boolean.TRUE.equals(channel.attr(LOGGED_IN).get());
  }

  /** The channel of a connection that a client made over the network. */
  static Channel required(RemotingConnection connection) {
    return Objects.requireNonNull(of(connection));
  }

  /** The channel of a connection; null for one within the process. */
  static @Nullable Channel of(RemotingConnection connection) {
    return connection.getTransportConnection() instanceof NettyConnection netty
        ? netty.getChannel()
        : null;
  }

  static void remember(RemotingConnection connection, DoorRefusal refusal) {
    Channel channel = of(connection);
    if (channel != null) {
      remember(channel, refusal);
    }
  }

  static void remember(Channel channel, DoorRefusal refusal) {
    refusals(channel).add(refusal);
  }

  /** Removes the oldest refusal that was not sent yet; null where there is none. */
  static @Nullable DoorRefusal next(Channel channel) {
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
