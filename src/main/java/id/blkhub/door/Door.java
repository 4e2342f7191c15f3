package id.blkhub.door;

import id.blkhub.message.Ids;
import id.blkhub.message.Refusal;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import id.blkhub.partner.RateLimiter;
import java.time.Clock;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;

/**
 * Every message a partner sends passes here before the broker stores it: text or bytes only, within
 * its limits, durable, stamped, and stripped of everything that could steer the broker or a route.
 * It also notices when a partner takes a delivery for good.
 */
public final class Door implements ActiveMQServerPlugin {
  private final Partners partners;
  private final RateLimiter rates;
  private final Doorkeeper doorkeeper;
  private final Clock clock;

  public Door(Partners partners, RateLimiter rates, Doorkeeper doorkeeper, Clock clock) {
    this.partners = partners;
    this.rates = rates;
    this.doorkeeper = doorkeeper;
    this.clock = clock;
  }

  @Override
  public void beforeSend(
      ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreate)
      throws ActiveMQException {
    if (ofHub(session)) {
      return;
    }
    String address = String.valueOf(message.getAddress());
    if (!Addresses.isIn(address)) {
      // the security check that follows refuses it and says so
      return;
    }
    String partner = session.getUsername();
    try {
      admit(partner, message);
    } catch (DoorRefusal refusal) {
      doorkeeper.refused(
          new Refusal(
              Ids.next(),
              clock.instant(),
              partner,
              session.getRemotingConnection().getRemoteAddress(),
              address,
              refusal.code(),
              refusal.getMessage()));
      throw refusal;
    }
  }

  private void admit(String partner, Message message) throws DoorRefusal {
    PartnerProfile.Limits limits =
        partners
            .find(partner)
            .map(PartnerProfile::limits)
            .orElseThrow(() -> new DoorRefusal("HUB-B003", "Unknown partner."));
    if (message.isLargeMessage() || message.getEncodeSize() > limits.maxMessageBytes() + 16_384L) {
      throw new DoorRefusal(
          "HUB-B004",
          "Pesan terlalu besar / message too large: at most "
              + limits.maxMessageBytes()
              + " bytes.");
    }
    if (!rates.take(partner, limits.messagesPerMinute()).isZero()) {
      throw new DoorRefusal(
          "HUB-B005",
          "Terlalu banyak pesan / too many messages: at most "
              + limits.messagesPerMinute()
              + " a minute. Try again later.");
    }
    if (!(message instanceof AMQPStandardMessage amqp)) {
      throw new DoorRefusal(
          "HUB-B006", "Hanya teks atau byte / only text or bytes: this kind of message is closed.");
    }
    AmqpShape.admit(amqp, limits.maxMessageBytes(), Ids.next(), clock.millis());
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
    if (Addresses.isIn(address) && !message.containsProperty(Properties.WOKEN)) {
      afterCommit(
          tx, () -> doorkeeper.received(Addresses.partnerOf(address), Addresses.kindOf(address)));
    }
  }

  /** The one moment at which a message is sure to be found by who reads the queue. */
  @Override
  public void afterDeliver(ServerConsumer consumer, MessageReference reference) {
    if (ofHub(consumer)) {
      doorkeeper.arrived(consumer.getQueueName().toString());
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
    String stamp = message.getStringProperty(Properties.STAMP);
    String note = message.getStringProperty(Properties.NOTE);
    afterCommit(tx, () -> doorkeeper.acknowledged(address, stamp, note));
  }

  private static boolean ofHub(ServerSession session) {
    return session == null || PartnerSecurity.HUB_USER.equals(session.getUsername());
  }

  private static boolean ofHub(ServerConsumer consumer) {
    return PartnerSecurity.HUB_USER.equals(consumer.getConnectionClientID())
        || consumer.getConnectionProtocolName().equals("CORE");
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
