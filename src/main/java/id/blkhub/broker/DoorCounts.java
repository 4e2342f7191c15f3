package id.blkhub.broker;

import id.blkhub.door.Addresses;
import id.blkhub.door.PreLoginClosure;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.Partners;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Counts messages where they enter and where partners take them, independently of the journal. Both
 * counts are part of {@code blkhub_messages_total}.
 */
public final class DoorCounts {
  private static final String CLOSED_BEFORE_LOGIN = "blkhub.strangers";

  private final MessageMeters meters;
  private final PartnerAlerts alerts;
  private final MeterRegistry registry;

  public DoorCounts(MeterRegistry registry, Partners partners) {
    this.meters = new MessageMeters(registry);
    this.alerts = new PartnerAlerts(partners, registry);
    this.registry = registry;
  }

  /** A message of the partner was received; also counted when it is rejected at once. */
  public void received(String partner, String kind) {
    meters.count(new PartnerId(partner), new Kind(kind), State.RECEIVED);
    alerts.received(partner);
  }

  /** A connection was closed before its login. */
  void closedBeforeLogin(String protocol, PreLoginClosure reason) {
    registry
        .counter(
            CLOSED_BEFORE_LOGIN,
            "protocol",
            protocol,
            "reason",
            reason.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  /** A partner took a delivery from its queue for good. */
  public void delivered(String address) {
    meters.count(
        new PartnerId(Addresses.partnerOf(address)),
        new Kind(Addresses.kindOf(address)),
        State.DELIVERED);
  }
}
