package id.blkhub.door;

import java.util.List;
import java.util.concurrent.Executor;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPConnectionCallback;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.protocol.amqp.broker.ProtonProtocolManager;
import org.apache.activemq.artemis.protocol.amqp.broker.ProtonProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.ConnectionEntry;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.Connection;

/** The broker's AMQP protocol, which creates {@link AmqpConnection}s. */
public final class AmqpConnections extends ProtonProtocolManager {
  private final ActiveMQServer server;
  private final AmqpLinks links;

  AmqpConnections(
      ProtonProtocolManagerFactory factory,
      ActiveMQServer server,
      List<BaseInterceptor> incoming,
      List<BaseInterceptor> outgoing,
      AmqpLinks links) {
    super(factory, server, incoming, outgoing);
    this.server = server;
    this.links = links;
  }

  @Override
  public ConnectionEntry createConnectionEntry(Acceptor acceptor, Connection remote) {
    Executor executor = server.getExecutorFactory().getExecutor();
    AMQPConnectionCallback callback =
        new AmqpContainer(this, remote, server.getExecutorFactory().getExecutor(), server);
    long ttl = idleTimeout();
    AmqpConnection connection = new AmqpConnection(this, callback, server, (int) ttl, links);
    ActiveMQProtonRemotingConnection proton =
        new ActiveMQProtonRemotingConnection(this, connection, remote, executor);
    proton.addFailureListener(callback);
    proton.addCloseListener(callback);
    callback.setProtonConnectionDelegate(proton);
    return new ConnectionEntry(proton, executor, System.currentTimeMillis(), ttl == 0 ? -1 : ttl);
  }

  /** Time without a frame after which a connection is closed, in milliseconds; 0 for none. */
  private long idleTimeout() {
    long ttl = ActiveMQClient.DEFAULT_CONNECTION_TTL;
    if (server.getConfiguration().getConnectionTTLOverride() != -1) {
      ttl = server.getConfiguration().getConnectionTTLOverride();
    }
    if (getAmqpIdleTimeout() != null) {
      ttl = getAmqpIdleTimeout();
    }
    return Math.max(ttl, 0);
  }
}
