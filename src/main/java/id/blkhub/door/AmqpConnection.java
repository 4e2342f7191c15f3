package id.blkhub.door;

import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPConnectionCallback;
import org.apache.activemq.artemis.protocol.amqp.broker.ProtonProtocolManager;
import org.apache.activemq.artemis.protocol.amqp.proton.AMQPConnectionContext;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;

/**
 * A client's AMQP connection. A link it opens meets {@link AmqpLinks} first, so that no filter of a
 * client reaches the broker's selectors, and none of the broker's other services its links.
 */
final class AmqpConnection extends AMQPConnectionContext {
  private static final Symbol PRODUCT = Symbol.valueOf("product");

  private final AmqpLinks links;

  AmqpConnection(
      ProtonProtocolManager manager,
      AMQPConnectionCallback callback,
      String container,
      int idleTimeout,
      int largestFrame,
      int mostSessions,
      ScheduledExecutorService scheduled,
      AmqpLinks links) {
    super(
        manager,
        callback,
        container,
        idleTimeout,
        largestFrame,
        mostSessions,
        false,
        scheduled,
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
      // the broker would tell its own name and version
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

  /** A terminus of its own that is missing tells the client that no link was made (2.6.3). */
  private static void refuse(Link link, DoorRefusal refusal) {
    if (link instanceof Receiver) {
      link.setSource(link.getRemoteSource());
    } else {
      link.setTarget(link.getRemoteTarget());
    }
    link.setCondition(new ErrorCondition(AmqpAnswers.conditionOf(refusal), refusal.getMessage()));
    link.close();
  }

  /** A client that does not wait for its link may send on one that was refused. */
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
