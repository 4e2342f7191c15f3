package id.blkhub.broker;

import id.blkhub.door.Addresses;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts messages where they enter and where partners take them, independently of the journal; part
 * of {@code blkhub_messages_total}.
 */
public final class DoorCounts {
  private static final String METRIC = "blkhub.messages";

  private final MeterRegistry registry;
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();

  public DoorCounts(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A message of the partner was received, be it only to be rejected at once. */
  public void received(String partner, String kind) {
    counter(partner, kind, "received").increment();
  }

  void delivered(String address) {
    counter(Addresses.partnerOf(address), Addresses.kindOf(address), "delivered").increment();
  }

  private Counter counter(String partner, String kind, String state) {
    return counters.computeIfAbsent(
        partner + '/' + kind + '/' + state,
        key ->
            Counter.builder(METRIC)
                .description("Messages by partner, kind and what became of them")
                .tag("partner", partner)
                .tag("kind", kind)
                .tag("state", state)
                .register(registry));
  }
}
