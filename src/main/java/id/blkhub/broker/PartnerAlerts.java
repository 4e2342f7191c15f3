package id.blkhub.broker;

import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gauges for alert rules: how long each partner has sent nothing, and the limits of {@code alerts}
 * in its profile. One rule can so compare every partner with its own limits.
 */
final class PartnerAlerts {
  private static final String SECONDS = "seconds";
  private static final double NANOS = 1e9;

  private final MeterRegistry registry;

  /** By sender, in nanoseconds: when a message was received last, or the start of the hub. */
  private final Map<String, AtomicLong> lastReceived = new ConcurrentHashMap<>();

  PartnerAlerts(Partners partners, MeterRegistry registry) {
    this.registry = registry;
    partners.all().forEach(this::register);
  }

  private void register(PartnerProfile partner) {
    PartnerProfile.Alerts alerts = partner.limits().alerts();
    limit(
        "blkhub.alert.silent",
        "How long the partner may send nothing",
        partner,
        alerts.silentFor());
    limit(
        "blkhub.alert.oldest",
        "How long a delivery may wait for the partner",
        partner,
        alerts.oldestQueued());
    if (!partner.sends().isEmpty()) {
      AtomicLong last = new AtomicLong(nanos());
      lastReceived.put(partner.id(), last);
      Gauge.builder("blkhub.silent", last, since -> (nanos() - since.get()) / NANOS)
          .description("Since the last message from the partner, or since the start")
          .baseUnit(SECONDS)
          .tag("partner", partner.id())
          .register(registry);
    }
  }

  private void limit(
      String name, String description, PartnerProfile partner, Optional<Duration> limit) {
    limit.ifPresent(
        time ->
            Gauge.builder(name, time, Duration::toSeconds)
                .description(description)
                .baseUnit(SECONDS)
                .tag("partner", partner.id())
                // the registry alone would let it be collected
                .strongReference(true)
                .register(registry));
  }

  /** A message of the partner was received. */
  void received(String partner) {
    AtomicLong last = lastReceived.get(partner);
    if (last != null) {
      last.set(nanos());
    }
  }

  private long nanos() {
    return registry.config().clock().monotonicTime();
  }
}
