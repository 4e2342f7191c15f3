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
import org.jspecify.annotations.Nullable;

/**
 * Decides which links a client may open: to send to the partner's own {@code in.*}, to take from
 * its own queues, and to control local transactions. A link that asks for more is refused; what it
 * asks for is never ignored.
 */
final class AmqpLinks {
  private static final Set<Symbol> CAPABILITIES = Set.of(Symbol.valueOf("queue"));

  /** JMS clients ask for it on each sending link; the door removes delays from each message. */
  private static final Set<Symbol> DESIRED = Set.of(Symbol.valueOf("DELAYED_DELIVERY"));

  private static final Set<Symbol> TRANSACTIONS =
      Set.of(
          Symbol.valueOf("amqp:local-transactions"),
          Symbol.valueOf("amqp:multi-txns-per-ssn"),
          Symbol.valueOf("amqp:multi-ssns-per-txn"));

  /** Distribution mode for browsing; nothing is taken, so nothing needs an acknowledgement. */
  private static final Symbol COPY = Symbol.valueOf("copy");

  private static final Set<Symbol> MODES = Set.of(Symbol.valueOf("move"), COPY);

  private final Rights rights;
  private final RefusalLog refusals;

  AmqpLinks(Rights rights, RefusalLog refusals) {
    this.rights = rights;
    this.refusals = refusals;
  }

  /**
   * Checks a link and journals a refusal.
   *
   * @return the refusal; null where the link is allowed
   */
  @Nullable DoorRefusal check(Link link, @Nullable String partner, String remote) {
    DoorRefusal refusal = refusal(link, String.valueOf(partner));
    if (refusal != null) {
      refusals.write(partner, remote, address(link), refusal.code(), refusal.sentence());
    }
    return refusal;
  }

  private @Nullable DoorRefusal refusal(Link link, String partner) {
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

  private @Nullable DoorRefusal sending(@Nullable Object remote, String partner) {
    if (remote instanceof Coordinator coordinator) {
      return allIn(coordinator.getCapabilities(), TRANSACTIONS)
          ? null
          : UnofferedFeature.COORDINATOR.refusal();
    }
    if (!(remote instanceof Target target)) {
      return DoorRefusal.sendElsewhere("in." + partner + ".<kind>");
    }
    DoorRefusal refusal = terminus(target);
    // without an address, the plugin decides for each message by the address it carries
    boolean named = target.getAddress() != null && !target.getAddress().isEmpty();
    if (refusal == null && named && !rights.maySend(partner, target.getAddress())) {
      return DoorRefusal.sendElsewhere("in." + partner + ".<kind>");
    }
    return refusal;
  }

  private @Nullable DoorRefusal taking(
      @Nullable Object remote, @Nullable SenderSettleMode mode, String partner) {
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

  private static @Nullable DoorRefusal terminus(Terminus terminus) {
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

  private static boolean allIn(Symbol @Nullable [] given, Set<Symbol> allowed) {
    return given == null || Arrays.stream(given).allMatch(allowed::contains);
  }

  private static boolean isEmpty(@Nullable Map<?, ?> map) {
    return map == null || map.isEmpty();
  }

  private static String address(Link link) {
    Object terminus = link instanceof Receiver ? link.getRemoteTarget() : link.getRemoteSource();
    String address = terminus instanceof Terminus named ? named.getAddress() : null;
    return address == null ? "link" : address;
  }
}
