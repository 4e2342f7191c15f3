package id.blkhub.door;

import id.blkhub.message.Ids;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import id.blkhub.partner.RateLimiter;
import java.time.Clock;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.paging.PagingStore;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Every message a partner sends passes here before the broker stores it: text or bytes only, within
 * its limits, durable, stamped, and stripped of everything that could steer the broker or a route.
 * It also notices when a partner takes a delivery for good.
 */
public final class InboundGuardPlugin implements ActiveMQServerPlugin {
  /** What the headers of an AMQP message may add to its body. */
  private static final long ROOM_FOR_HEADERS = 16_384;

  private final Partners partners;
  private final RateLimiter rates;
  private final BrokerEventListener brokerEventListener;
  private final RefusalLog refusals;
  private final Clock clock;
  private volatile ActiveMQServer broker;

  public InboundGuardPlugin(
      Partners partners, RateLimiter rates, BrokerEventListener brokerEventListener, Clock clock) {
    this.partners = partners;
    this.rates = rates;
    this.brokerEventListener = brokerEventListener;
    this.refusals = new RefusalLog(brokerEventListener, clock);
    this.clock = clock;
  }

  @Override
  public void registered(ActiveMQServer server) {
    broker = server;
  }

  @Override
  public void beforeSend(
      ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreate)
      throws ActiveMQException {
    if (ofHub(session)) {
      return;
    }
    String address = String.valueOf(message.getAddress());
    String partner = session.getUsername();
    try {
      admit(session, message);
    } catch (DoorRefusal refusal) {
      refusals.write(
          partner,
          session.getRemotingConnection().getRemoteAddress(),
          address,
          refusal.code(),
          refusal.getMessage());
      throw asItsProtocolTellsIt(refusal, session.getRemotingConnection(), tx, message);
    }
  }

  /**
   * AMQP carries the sentence itself. MQTT answers only a security exception without closing the
   * connection; STOMP goes on with what follows in the same transaction, so that must fail too.
   */
  private static ActiveMQException asItsProtocolTellsIt(
      DoorRefusal refusal, RemotingConnection connection, Transaction tx, Message message) {
    if (message instanceof AMQPStandardMessage) {
      return refusal;
    }
    if (tx != null) {
      tx.markAsRollbackOnly(refusal);
    }
    if (isMqtt(connection)) {
      Integer quality = message.getIntProperty(MqttDoor.QUALITY);
      if (quality != null && quality > 0) {
        Channels.remember(connection, refusal);
      }
      return new ActiveMQSecurityException(refusal.getMessage());
    }
    Channels.remember(connection, refusal);
    return refusal;
  }

  private static boolean isMqtt(RemotingConnection connection) {
    return connection.getProtocolName().startsWith(MqttDoor.BROKER_PROTOCOL);
  }

  private void admit(ServerSession session, Message message) throws DoorRefusal {
    String partner = session.getUsername();
    if (!Addresses.isIn(String.valueOf(message.getAddress()))) {
      // whose address within in.* it is, the security check that follows decides
      throw DoorRefusal.sendElsewhere("in." + partner + ".<kind>");
    }
    PartnerProfile sender = partners.find(partner).orElseThrow(() -> DoorRefusal.notAllowed());
    PartnerProfile.Limits limits = sender.limits();
    boolean amqp = message instanceof AMQPStandardMessage;
    if (message.isLargeMessage()
        || amqp && message.getEncodeSize() > limits.maxMessageBytes() + ROOM_FOR_HEADERS) {
      throw DoorProblem.TOO_LARGE.refusal(limits.maxMessageBytes());
    }
    if (!rates.take(partner, limits.messagesPerMinute()).isZero()) {
      throw DoorProblem.TOO_MANY.refusal(limits.messagesPerMinute());
    }
    if (message instanceof AMQPStandardMessage standard) {
      if (broker.getPagingManager().isDiskFull()) {
        // the credit it has already would be enough to fill what is left
        throw DoorProblem.FULL.refusal();
      }
      AmqpShape.admit(standard, sender, Ids.next(), clock.millis());
    } else if (message instanceof ICoreMessage core) {
      if (full(message.getAddressSimpleString())) {
        throw DoorProblem.FULL.refusal();
      }
      CoreShape.admit(
          core, isMqtt(session.getRemotingConnection()), sender, Ids.next(), clock.millis());
    } else {
      throw DoorProblem.BODY_CLOSED.refusal();
    }
  }

  /** AMQP senders get no credit then; the other protocols have no such thing and must be told. */
  private boolean full(SimpleString address) throws DoorRefusal {
    try {
      PagingStore store = broker.getPagingManager().getPageStore(address);
      return store != null && store.isFull() || broker.getPagingManager().isDiskFull();
    } catch (Exception e) {
      throw DoorProblem.FULL.refusal();
    }
  }

  @Override
  public void afterSend(
      ServerSession session,
      Transaction tx,
      Message message,
      boolean direct,
      boolean noAutoCreate,
      RoutingStatus result) {
    if (result != RoutingStatus.OK) {
      return;
    }
    String address = message.getAddress();
    if (Addresses.isIn(address) && !message.containsProperty(MessageProperties.WOKEN)) {
      afterCommit(
          tx,
          () ->
              brokerEventListener.received(
                  Addresses.partnerOf(address), Addresses.kindOf(address)));
    }
  }

  /** The properties of what goes out over MQTT are read where the packet is made. */
  @Override
  public void beforeDeliver(ServerConsumer consumer, MessageReference reference) {
    if (consumer.getConnectionProtocolName().startsWith(MqttDoor.BROKER_PROTOCOL)) {
      MqttForm.goesOut(reference.getMessage());
    }
  }

  /** The one moment at which a message is sure to be found by who reads the queue. */
  @Override
  public void afterDeliver(ServerConsumer consumer, MessageReference reference) {
    if (ofHub(consumer)) {
      brokerEventListener.arrived(consumer.getQueueName().toString());
    }
  }

  @Override
  public void messageAcknowledged(
      Transaction tx, MessageReference reference, AckReason reason, ServerConsumer consumer) {
    if (reason != AckReason.NORMAL || consumer == null) {
      return;
    }
    String address = reference.getQueue().getAddress().toString();
    if (!Addresses.isOut(address) || ofHub(consumer)) {
      return;
    }
    Message message = reference.getMessage();
    String messageId = message.getStringProperty(MessageProperties.MESSAGE_ID);
    String note = message.getStringProperty(MessageProperties.DELIVERY_HEADER);
    afterCommit(tx, () -> brokerEventListener.acknowledged(address, messageId, note));
  }

  private static boolean ofHub(ServerSession session) {
    return session == null || PartnerSecurity.HUB_USER.equals(session.getUsername());
  }

  /** Only the hub speaks CORE; a client id anybody may choose. */
  private static boolean ofHub(ServerConsumer consumer) {
    return consumer.getConnectionProtocolName().equals(ActiveMQClient.DEFAULT_CORE_PROTOCOL);
  }

  private static void afterCommit(Transaction tx, Runnable action) {
    if (tx == null) {
      action.run();
    } else {
      tx.addOperation(
          new TransactionOperationAbstract() {
            @Override
            public void afterCommit(Transaction committed) {
              action.run();
            }
          });
    }
  }
}
