package id.blkhub.broker;

import id.blkhub.door.Addresses;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts messages where they enter and where partners take them, independently of the journal; part
 * of {@code blkhub_messages_total}.
 */
public final class DoorCounts {
  private final MessageMeters meters;

  public DoorCounts(MeterRegistry registry) {
    this.meters = new MessageMeters(registry);
  }

  /** A message of the partner was received, be it only to be rejected at once. */
  public void received(String partner, String kind) {
    meters.count(partner, kind, State.RECEIVED);
  }

  void delivered(String address) {
    meters.count(Addresses.partnerOf(address), Addresses.kindOf(address), State.DELIVERED);
  }
}
