package id.blkhub.door;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Hands a refusal from where the broker found it to where the client's answer is written: neither
 * MQTT nor STOMP carries the sentence of an exception there.
 */
final class Channels {
  private static final AttributeKey<Queue<DoorRefusal>> REFUSALS =
      AttributeKey.valueOf(Channels.class, "refusals");

  private Channels() {}

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
