package id.blkhub.broker;

import id.blkhub.door.BrokerEventListener;
import id.blkhub.door.FirstBytes;
import id.blkhub.door.ProtocolOpening;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.core.protocol.ProtocolHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.AcceptorFactory;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;
import org.apache.activemq.artemis.utils.actors.OrderedExecutor;

/**
 * Acceptor of one port that puts the hub's {@link FirstBytes} before the broker's detection of
 * protocols, and before TLS. Its constructor has the parameters that the broker's acceptor needs.
 */
final class GuardedAcceptor extends NettyAcceptor {
  private GuardedAcceptor(
      String name,
      ClusterConnection cluster,
      Map<String, Object> configuration,
      BufferHandler handler,
      ServerConnectionLifeCycleListener listener,
      ScheduledExecutorService scheduled,
      Executor failures,
      Map<String, ProtocolManager> protocols,
      String threads,
      MetricsManager metrics,
      ProtocolOpening opening,
      BrokerEventListener events) {
    super(
        name,
        cluster,
        configuration,
        handler,
        listener,
        scheduled,
        failures,
        protocols,
        threads,
        metrics);
    replaceDetection(new Detection(protocols, this, scheduled, opening, events));
  }

  /** Makes the acceptors of one port. */
  static AcceptorFactory factory(ProtocolOpening opening, BrokerEventListener events) {
    return (name,
        cluster,
        configuration,
        handler,
        listener,
        threadPool,
        scheduled,
        protocols,
        threads,
        metrics) ->
        new GuardedAcceptor(
            name,
            cluster,
            configuration,
            handler,
            listener,
            scheduled,
            new OrderedExecutor(threadPool),
            protocols,
            threads,
            metrics,
            opening,
            events);
  }

  /** Replaces a private field, because the broker offers no place for a handler before its own. */
  private void replaceDetection(Detection detection) {
    try {
      Field field = NettyAcceptor.class.getDeclaredField("protocolHandler");
      field.setAccessible(true);
      field.set(this, detection);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This broker's ports cannot be guarded", e);
    }
  }

  private static final class Detection extends ProtocolHandler {
    private final ProtocolOpening opening;
    private final BrokerEventListener events;

    Detection(
        Map<String, ProtocolManager> protocols,
        NettyAcceptor acceptor,
        ScheduledExecutorService scheduled,
        ProtocolOpening opening,
        BrokerEventListener events) {
      super(protocols, acceptor, scheduled);
      this.opening = opening;
      this.events = events;
    }

    /** Called by the broker once for each connection; the result is added behind TLS. */
    @Override
    public ChannelHandler getProtocolDecoder() {
      ChannelHandler detection = super.getProtocolDecoder();
      return new ChannelInitializer<Channel>() {
        @Override
        protected void initChannel(Channel channel) {
          ChannelPipeline pipeline = channel.pipeline();
          boolean tls = pipeline.get(SslHandler.class) != null;
          if (tls) {
            pipeline.addFirst(
                "first-bytes-of-tls", new FirstBytes(ProtocolOpening.TLS, false, events));
          }
          pipeline.addLast("first-bytes", new FirstBytes(opening, tls, events));
          pipeline.addLast(detection);
        }
      };
    }
  }
}
