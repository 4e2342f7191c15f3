package id.blkhub.door;

import id.blkhub.message.Ids;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import id.blkhub.partner.RateLimiter;
import java.time.Clock;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;

/**
 * Broker plugin that checks and normalises every message of a partner before the broker stores it:
 * text or bytes only, within the partner's limits, durable, with a message id, and without anything
 * that could steer the broker or a route. It also reports when a partner takes a delivery for good.
 */
public final class InboundGuardPlugin implements ActiveMQServerPlugin {
  /** Bytes that the headers of an AMQP message may add to its body. */
  private static final long ROOM_FOR_HEADERS = 16_384;

  private final Partners partners;
  private final RateLimiter rates;
  private final BrokerEventListener events;
  private final RefusalLog refusals;
  private final Clock clock;
  private volatile @Nullable ActiveMQServer broker;

  public InboundGuardPlugin(
      Partners partners, RateLimiter rates, BrokerEventListener events, Clock clock) {
    this.partners = partners;
    this.rates = rates;
    this.events = events;
    this.refusals = new RefusalLog(events, clock);
    this.clock = clock;
  }

  @Override
  public void registered(ActiveMQServer server) {
    broker = server;
  }

  /** The broker, which registers its plugins before it takes any message. */
  private ActiveMQServer server() {
    return Objects.requireNonNull(broker);
  }

  @Override
  public void beforeSend(
      @Nullable ServerSession session,
      @Nullable Transaction tx,
      Message message,
      boolean direct,
      boolean noAutoCreate)
      throws ActiveMQException {
    if (session == null || isHub(session)) {
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
          refusal.sentence());
      throw forProtocol(refusal, session.getRemotingConnection(), tx, message);
    }
  }

  /**
   * The exception with which the broker's adapter of a protocol answers as it should. AMQP sends
   * the sentence itself. MQTT keeps the connection open only after a security exception. STOMP
   * would continue the same transaction, so the transaction must fail too.
   */
  private static ActiveMQException forProtocol(
      DoorRefusal refusal,
      RemotingConnection connection,
      @Nullable Transaction tx,
      Message message) {
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
      return new ActiveMQSecurityException(refusal.sentence());
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
      // the security check that follows decides whose address within in.* it is
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
      if (server().getPagingManager().isDiskFull()) {
        // the credit that the sender has already would be enough to fill the rest of the disk
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

  /** Whether the address is full. AMQP senders get no credit then; other protocols must be told. */
  private boolean full(SimpleString address) throws DoorRefusal {
    try {
      PagingStore store = server().getPagingManager().getPageStore(address);
      return store != null && store.isFull() || server().getPagingManager().isDiskFull();
    } catch (Exception e) {
      throw DoorProblem.FULL.refusal();
    }
  }

  @Override
  public void afterSend(
      @Nullable ServerSession session,
      @Nullable Transaction tx,
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
          tx, () -> events.received(Addresses.partnerOf(address), Addresses.kindOf(address)));
    }
  }

  /** Keeps the message for the MQTT packet that the broker makes of it next. */
  @Override
  public void beforeDeliver(ServerConsumer consumer, MessageReference reference) {
    if (consumer.getConnectionProtocolName().startsWith(MqttDoor.BROKER_PROTOCOL)) {
      MqttForm.goesOut(reference.getMessage());
    }
  }

  /** Wakes the queue's consumer now, when it is certain to find the message. */
  @Override
  public void afterDeliver(ServerConsumer consumer, MessageReference reference) {
    if (isHub(consumer)) {
      events.arrived(consumer.getQueueName().toString());
    }
  }

  @Override
  public void messageAcknowledged(
      @Nullable Transaction tx,
      MessageReference reference,
      AckReason reason,
      @Nullable ServerConsumer consumer) {
    if (reason != AckReason.NORMAL || consumer == null) {
      return;
    }
    String address = reference.getQueue().getAddress().toString();
    if (!Addresses.isOut(address) || isHub(consumer)) {
      return;
    }
    Message message = reference.getMessage();
    String messageId = message.getStringProperty(MessageProperties.MESSAGE_ID);
    String sealedHeader = message.getStringProperty(MessageProperties.DELIVERY_HEADER);
    afterCommit(tx, () -> events.acknowledged(address, messageId, sealedHeader));
  }

  private static boolean isHub(ServerSession session) {
    return PartnerSecurity.HUB_USER.equals(session.getUsername());
  }

  /** Whether the hub itself consumes; only the hub speaks CORE. */
  private static boolean isHub(ServerConsumer consumer) {
    return consumer.getConnectionProtocolName().equals(ActiveMQClient.DEFAULT_CORE_PROTOCOL);
  }

  private static void afterCommit(@Nullable Transaction tx, Runnable action) {
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
