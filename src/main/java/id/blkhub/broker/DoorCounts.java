package id.blkhub.broker;

import id.blkhub.door.Addresses;
import id.blkhub.door.PreLoginClosure;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Counts messages where they enter and where partners take them, independently of the journal; part
 * of {@code blkhub_messages_total}.
 */
public final class DoorCounts {
  private static final String STRANGERS = "blkhub.strangers";

  private final MessageMeters meters;
  private final MeterRegistry registry;

  public DoorCounts(MeterRegistry registry) {
    this.meters = new MessageMeters(registry);
    this.registry = registry;
  }

  /** A message of the partner was received, be it only to be rejected at once. */
  public void received(String partner, String kind) {
    meters.count(partner, kind, State.RECEIVED);
  }

  /** A connection was closed on which nobody had logged in. */
  void stranger(String protocol, PreLoginClosure why) {
    registry
        .counter(STRANGERS, "protocol", protocol, "reason", why.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  void delivered(String address) {
    meters.count(Addresses.partnerOf(address), Addresses.kindOf(address), State.DELIVERED);
  }
}
