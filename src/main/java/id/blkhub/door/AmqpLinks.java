package id.blkhub.door;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Modified;
import org.apache.qpid.proton.amqp.messaging.Released;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.messaging.Terminus;
import org.apache.qpid.proton.amqp.messaging.TerminusDurability;
import org.apache.qpid.proton.amqp.messaging.TerminusExpiryPolicy;
import org.apache.qpid.proton.amqp.transaction.Coordinator;
import org.apache.qpid.proton.amqp.transport.SenderSettleMode;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;

/**
 * Which links a client may open: to send to the partner's own {@code in.*}, to take from its own
 * queues, to control local transactions. What a link asks for beyond that is refused, not ignored.
 */
final class AmqpLinks {
  private static final Set<Symbol> CAPABILITIES = Set.of(Symbol.valueOf("queue"));

  /** JMS clients ask for it on each link they send on; the door clears what it would do. */
  private static final Set<Symbol> DESIRED = Set.of(Symbol.valueOf("DELAYED_DELIVERY"));

  private static final Set<Symbol> TRANSACTIONS =
      Set.of(
          Symbol.valueOf("amqp:local-transactions"),
          Symbol.valueOf("amqp:multi-txns-per-ssn"),
          Symbol.valueOf("amqp:multi-ssns-per-txn"));

  /** To browse: nothing is taken, so that nothing need be acknowledged. */
  private static final Symbol COPY = Symbol.valueOf("copy");

  private static final Set<Symbol> MODES = Set.of(Symbol.valueOf("move"), COPY);

  private final Rights rights;
  private final RefusalLog refusals;

  AmqpLinks(Rights rights, RefusalLog refusals) {
    this.rights = rights;
    this.refusals = refusals;
  }

  /**
   * Journals a refusal.
   *
   * @return null where the link is allowed
   */
  DoorRefusal check(Link link, String partner, String remote) {
    DoorRefusal refusal = refusal(link, String.valueOf(partner));
    if (refusal != null) {
      refusals.write(partner, remote, address(link), refusal.code(), refusal.getMessage());
    }
    return refusal;
  }

  private DoorRefusal refusal(Link link, String partner) {
    boolean sends = link instanceof Receiver;
    if (!isEmpty(link.getRemoteProperties())) {
      return UnofferedFeature.LINK_PROPERTIES.refusal();
    }
    if (!allIn(link.getRemoteOfferedCapabilities(), Set.of())
        || !allIn(link.getRemoteDesiredCapabilities(), sends ? DESIRED : Set.of())) {
      return UnofferedFeature.CAPABILITIES.refusal();
    }
    return sends
        ? sending(link.getRemoteTarget(), partner)
        : taking(link.getRemoteSource(), link.getRemoteSenderSettleMode(), partner);
  }

  private DoorRefusal sending(Object remote, String partner) {
    if (remote instanceof Coordinator coordinator) {
      return allIn(coordinator.getCapabilities(), TRANSACTIONS)
          ? null
          : UnofferedFeature.COORDINATOR.refusal();
    }
    if (!(remote instanceof Target target)) {
      return DoorRefusal.sendElsewhere("in." + partner + ".<kind>");
    }
    DoorRefusal refusal = terminus(target);
    // without an address the door decides on each message by its own
    boolean named = target.getAddress() != null && !target.getAddress().isEmpty();
    if (refusal == null && named && !rights.maySend(partner, target.getAddress())) {
      return DoorRefusal.sendElsewhere("in." + partner + ".<kind>");
    }
    return refusal;
  }

  private DoorRefusal taking(Object remote, SenderSettleMode mode, String partner) {
    if (!(remote instanceof Source source)) {
      return UnofferedFeature.DURABLE.refusal();
    }
    DoorRefusal refusal = terminus(source);
    if (refusal != null) {
      return refusal;
    }
    if (!isEmpty(source.getFilter())) {
      return UnofferedFeature.FILTER.refusal();
    }
    if (source.getDistributionMode() != null && !MODES.contains(source.getDistributionMode())) {
      return UnofferedFeature.DISTRIBUTION.refusal();
    }
    if (mode == SenderSettleMode.SETTLED && !COPY.equals(source.getDistributionMode())) {
      return DoorRefusal.withoutAcknowledgement(
          "pakai snd-settle-mode unsettled atau mixed", "use snd-settle-mode unsettled or mixed");
    }
    if (source.getDefaultOutcome() != null
        && !(source.getDefaultOutcome() instanceof Released)
        && !(source.getDefaultOutcome() instanceof Modified)) {
      return UnofferedFeature.OUTCOME.refusal();
    }
    if (!rights.mayTake(partner, String.valueOf(source.getAddress()))) {
      return DoorRefusal.takeElsewhere("out." + partner + ".<kind>, receipts." + partner);
    }
    return null;
  }

  private static DoorRefusal terminus(Terminus terminus) {
    if (terminus.getDynamic() || !isEmpty(terminus.getDynamicNodeProperties())) {
      return UnofferedFeature.DYNAMIC.refusal();
    }
    if (terminus.getDurable() != null && terminus.getDurable() != TerminusDurability.NONE
        || terminus.getExpiryPolicy() == TerminusExpiryPolicy.NEVER) {
      return UnofferedFeature.DURABLE.refusal();
    }
    return allIn(terminus.getCapabilities(), CAPABILITIES)
        ? null
        : UnofferedFeature.CAPABILITIES.refusal();
  }

  private static boolean allIn(Symbol[] given, Set<Symbol> allowed) {
    return given == null || Arrays.stream(given).allMatch(allowed::contains);
  }

  private static boolean isEmpty(Map<?, ?> map) {
    return map == null || map.isEmpty();
  }

  private static String address(Link link) {
    Object terminus = link instanceof Receiver ? link.getRemoteTarget() : link.getRemoteSource();
    String address = terminus instanceof Terminus named ? named.getAddress() : null;
    return address == null ? "link" : address;
  }
}
