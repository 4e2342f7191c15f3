package id.blkhub.door;

import io.netty.channel.ChannelPipeline;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.server.routing.RoutingHandler;
import org.apache.activemq.artemis.spi.core.protocol.ConnectionEntry;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.Connection;

/** A protocol of the broker that gets handlers of the hub in front of each connection. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the broker's own interface is
final class GuardedProtocol implements ProtocolManager<BaseInterceptor, RoutingHandler> {
  private final ProtocolManager broker;
  private final Consumer<ChannelPipeline> guard;

  /**
   * @param guard adds the hub's handlers after the broker has added its own
   */
  GuardedProtocol(ProtocolManager broker, Consumer<ChannelPipeline> guard) {
    this.broker = broker;
    this.guard = guard;
  }

  @Override
  public void addChannelHandlers(ChannelPipeline pipeline) {
    broker.addChannelHandlers(pipeline);
    guard.accept(pipeline);
  }

  @Override
  public ProtocolManagerFactory<BaseInterceptor> getFactory() {
    return broker.getFactory();
  }

  /** Ignores the call, so that the hub's own interceptors always stay. */
  @Override
  public void updateInterceptors(List<BaseInterceptor> incoming, List<BaseInterceptor> outgoing) {}

  @Override
  public ConnectionEntry createConnectionEntry(Acceptor acceptor, Connection connection) {
    return broker.createConnectionEntry(acceptor, connection);
  }

  @Override
  public void removeHandler(String name) {
    broker.removeHandler(name);
  }

  @Override
  public void handleBuffer(RemotingConnection connection, ActiveMQBuffer buffer) {
    broker.handleBuffer(connection, buffer);
  }

  @Override
  public boolean isProtocol(byte[] start) {
    return broker.isProtocol(start);
  }

  @Override
  public boolean acceptsNoHandshake() {
    return broker.acceptsNoHandshake();
  }

  @Override
  public void handshake(NettyServerConnection connection, ActiveMQBuffer buffer) {
    broker.handshake(connection, buffer);
  }

  @Override
  public List<String> websocketSubprotocolIdentifiers() {
    return List.of();
  }

  @Override
  public void setAnycastPrefix(String prefix) {
    broker.setAnycastPrefix(prefix);
  }

  @Override
  public void setMulticastPrefix(String prefix) {
    broker.setMulticastPrefix(prefix);
  }

  @Override
  public Map<SimpleString, RoutingType> getPrefixes() {
    return broker.getPrefixes();
  }

  @Override
  public void setSecurityDomain(String domain) {
    broker.setSecurityDomain(domain);
  }

  @Override
  public String getSecurityDomain() {
    return broker.getSecurityDomain();
  }

  @Override
  public RoutingHandler getRoutingHandler() {
    return broker.getRoutingHandler();
  }
}
