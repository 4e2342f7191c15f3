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
 * A port of the broker on which each connection meets the hub's {@link FirstBytes} before the
 * broker's detection of protocols, and before TLS.
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
      ProtocolOpening protocolOpening,
      BrokerEventListener brokerEventListener) {
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
    replaceDetection(
        new Detection(protocols, this, scheduled, protocolOpening, brokerEventListener));
  }

  /** Makes the acceptors of one port. */
  static AcceptorFactory factory(
      ProtocolOpening protocolOpening, BrokerEventListener brokerEventListener) {
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
            protocolOpening,
            brokerEventListener);
  }

  /** The broker has no other place for a handler that comes before its own. */
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
    private final ProtocolOpening protocolOpening;
    private final BrokerEventListener brokerEventListener;

    Detection(
        Map<String, ProtocolManager> protocols,
        NettyAcceptor acceptor,
        ScheduledExecutorService scheduled,
        ProtocolOpening protocolOpening,
        BrokerEventListener brokerEventListener) {
      super(protocols, acceptor, scheduled);
      this.protocolOpening = protocolOpening;
      this.brokerEventListener = brokerEventListener;
    }

    /** The broker asks for it once for each connection, and adds it behind TLS. */
    @Override
    public ChannelHandler getProtocolDecoder() {
      ChannelHandler ofBroker = super.getProtocolDecoder();
      return new ChannelInitializer<Channel>() {
        @Override
        protected void initChannel(Channel channel) {
          ChannelPipeline pipeline = channel.pipeline();
          boolean tls = pipeline.get(SslHandler.class) != null;
          if (tls) {
            pipeline.addFirst(
                "first-bytes-of-tls",
                new FirstBytes(ProtocolOpening.TLS, false, brokerEventListener));
          }
          pipeline.addLast(
              "first-bytes", new FirstBytes(protocolOpening, tls, brokerEventListener));
          pipeline.addLast(ofBroker);
        }
      };
    }
  }
}
