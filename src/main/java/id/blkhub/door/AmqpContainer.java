package id.blkhub.door;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPConnectionCallback;
import org.apache.activemq.artemis.protocol.amqp.broker.ProtonProtocolManager;
import org.apache.activemq.artemis.protocol.amqp.proton.AmqpSupport;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.ExtCapability;
import org.apache.activemq.artemis.protocol.amqp.sasl.SASLResult;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.engine.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The broker's side of a client's connection. A container id is one of its login: the same id of
 * another partner is another container, so that no partner can occupy the ids of others.
 */
final class AmqpContainer extends AMQPConnectionCallback {
  private final ActiveMQServer server;
  private final AtomicReference<@Nullable String> occupied = new AtomicReference<>();

  AmqpContainer(
      ProtonProtocolManager manager,
      org.apache.activemq.artemis.spi.core.remoting.Connection transport,
      Executor closing,
      ActiveMQServer server) {
    super(manager, transport, closing, server);
    this.server = server;
  }

  /** Whether the connection may be opened: its container id is not in use, or may be shared. */
  @Override
  public boolean validateConnection(Connection connection, SASLResult login) {
    String container = login.getUser() + '/' + connection.getRemoteContainer();
    if (server.addClientConnection(container, ExtCapability.needUniqueConnection(connection))) {
      occupied.set(container);
      return true;
    }
    connection.setProperties(Map.of(AmqpSupport.CONNECTION_OPEN_FAILED, "true"));
    connection.getCondition().setCondition(AmqpError.INVALID_FIELD);
    connection.getCondition().setInfo(Map.of(AmqpSupport.INVALID_FIELD, AmqpSupport.CONTAINER_ID));
    return false;
  }

  @Override
  public void close() {
    String container = occupied.getAndSet(null);
    if (container != null) {
      server.removeClientConnection(container);
    }
    super.close();
  }
}
