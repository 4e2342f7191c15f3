package id.blkhub.door;

import java.util.Map;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPConnectionCallback;
import org.apache.activemq.artemis.protocol.amqp.proton.AMQPConnectionContext;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;

/**
 * A client's AMQP connection. {@link AmqpLinks} checks each link before the broker sees it, so that
 * no filter of a client reaches the broker's selectors and no link its other services.
 */
final class AmqpConnection extends AMQPConnectionContext {
  private static final Symbol PRODUCT = Symbol.valueOf("product");

  private static final int MOST_SESSIONS = 65_535;

  private final AmqpLinks links;

  /**
   * @param idleTimeout milliseconds; 0 for none
   */
  AmqpConnection(
      AmqpConnections manager,
      AMQPConnectionCallback callback,
      ActiveMQServer server,
      int idleTimeout,
      AmqpLinks links) {
    super(
        manager,
        callback,
        server.getNodeID().toString(),
        idleTimeout,
        manager.getMaxFrameSize(),
        MOST_SESSIONS,
        false,
        server.getScheduledPool(),
        true,
        null,
        null,
        null,
        null,
        false);
    this.links = links;
  }

  @Override
  public void onRemoteOpen(Connection connection) throws Exception {
    super.onRemoteOpen(connection);
    if (connection.getLocalState() == EndpointState.ACTIVE) {
      // otherwise the broker would send its own name and version
      connection.setProperties(Map.of(PRODUCT, "BLK Exchange Hub"));
      Channels.loggedIn(Channels.of(getConnectionCallback().getProtonConnectionDelegate()));
    }
  }

  @Override
  public void onRemoteOpen(Link link) throws Exception {
    if (link.getSession().getConnection().getLocalState() == EndpointState.CLOSED) {
      return;
    }
    DoorRefusal refusal = links.check(link, getValidatedUser(), getRemoteAddress());
    if (refusal == null) {
      super.onRemoteOpen(link);
    } else {
      refuse(link, refusal);
    }
  }

  /** Closes the link; that its other terminus is missing tells that there is no link (2.6.3). */
  private static void refuse(Link link, DoorRefusal refusal) {
    if (link instanceof Receiver) {
      link.setSource(link.getRemoteSource());
    } else {
      link.setTarget(link.getRemoteTarget());
    }
    link.setCondition(new ErrorCondition(AmqpAnswers.conditionOf(refusal), refusal.sentence()));
    link.close();
  }

  /** Drops deliveries on a refused link, from a client that did not wait for the answer. */
  @Override
  public void onDelivery(Delivery delivery) throws Exception {
    if (delivery.getLink().getContext() != null) {
      super.onDelivery(delivery);
    } else if (delivery.getLink() instanceof Receiver receiver) {
      receiver.advance();
      delivery.settle();
    }
  }
}
