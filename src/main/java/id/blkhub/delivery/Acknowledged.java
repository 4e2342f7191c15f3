package id.blkhub.delivery;

import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.MessageId;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What follows when a partner has taken a delivery from its queue: an event and a receipt. */
public final class Acknowledged {
  private final DeliveryHeaderCodec headers;
  private final Clock clock;
  private final MessageMeters meters;

  Acknowledged(DeliveryHeaderCodec headers, Clock clock, MessageMeters meters) {
    this.meters = meters;
    this.headers = headers;
    this.clock = clock;
  }

  /**
   * The event of a delivery just taken; how long it took is measured here, that it was taken is
   * counted where it was acknowledged.
   *
   * @param sealedHeader the header that travelled with the delivery
   */
  public JournalEvent event(String messageId, String sealedHeader) {
    DeliveryHeader header = headers.read(new MessageId(messageId), sealedHeader);
    Instant now = clock.instant();
    if (header.repeat() == null) {
      Duration took = Duration.between(header.acceptedAt(), now);
      meters.deliveredAfter(header.receiver(), header.kind(), took);
    }
    return Events.of(header, State.DELIVERED, now).build();
  }

  /**
   * Since when a delivery that lies in a queue has been under way: its message's acceptance, or
   * when it was last sent on its way again.
   */
  public Instant underWaySince(String messageId, String sealedHeader) {
    return headers.read(new MessageId(messageId), sealedHeader).timeRunsFrom();
  }

  public OutgoingMessage receipt(JournalEvent event) {
    return OutcomeRecorder.receipt(event);
  }
}
