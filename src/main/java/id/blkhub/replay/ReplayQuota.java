package id.blkhub.replay;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.door.Addresses;
import id.blkhub.journal.TakenFinder.Period;
import id.blkhub.journal.TakenFinder.Size;
import id.blkhub.partner.Partners;
import java.util.function.ToLongFunction;

/** Keeps replays from pushing out deliveries that the partner has not seen yet. */
final class ReplayQuota {
  /** What a delivery weighs in a queue beside its body: note and headers. */
  private static final long BESIDE_THE_BODY = 2_048;

  private final Partners partners;
  private final ToLongFunction<String> bytesIn;

  ReplayQuota(Partners partners, EmbeddedBroker broker) {
    this(partners, broker::bytes);
  }

  /**
   * @param bytesIn the bytes of the messages in a queue
   */
  ReplayQuota(Partners partners, ToLongFunction<String> bytesIn) {
    this.partners = partners;
    this.bytesIn = bytesIn;
  }

  /** Whether all of it and what is queued already would stay within the partner's quota. */
  boolean fits(Period period, Size size) {
    return queued(period) + size.bytes() + size.deliveries() * BESIDE_THE_BODY <= quota(period);
  }

  /** Whether another page may leave: what is queued takes less than half of the quota. */
  boolean forAnotherPage(Period period) {
    return queued(period) < quota(period) / 2;
  }

  private long queued(Period period) {
    return bytesIn.applyAsLong(Addresses.deliver(period.receiver().value(), period.kind().value()))
        + bytesIn.applyAsLong(Addresses.out(period.receiver().value(), period.kind().value()));
  }

  private long quota(Period period) {
    return partners
        .find(period.receiver().value())
        .map(profile -> profile.limits().quotaBytes())
        .orElse(0L);
  }
}
