package id.blkhub.delivery;

import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What follows when a partner has taken a delivery from its queue: an event and a receipt. */
public final class Acknowledged {
  private final DeliveryHeaderCodec deliveryHeaderCodec;
  private final Clock clock;
  private final MessageMeters meters;

  Acknowledged(DeliveryHeaderCodec deliveryHeaderCodec, Clock clock, MessageMeters meters) {
    this.meters = meters;
    this.deliveryHeaderCodec = deliveryHeaderCodec;
    this.clock = clock;
  }

  /**
   * The event of a delivery just taken; how long it took is measured here, that it was taken is
   * counted at the door.
   *
   * @param sealedNote the note that travelled with the delivery
   */
  public JournalEvent event(String messageId, String sealedNote) {
    DeliveryHeader note = deliveryHeaderCodec.read(messageId, sealedNote);
    Instant now = clock.instant();
    if (note.repeat() == null) {
      Duration took = Duration.between(note.acceptedAt(), now);
      meters.deliveredAfter(note.receiver(), note.kind(), took);
    }
    return Events.of(note, State.DELIVERED, now).build();
  }

  /**
   * Since when a delivery that lies in a queue has been under way: its message's acceptance, or
   * when it was last sent on its way again.
   */
  public Instant underWaySince(String messageId, String sealedNote) {
    return deliveryHeaderCodec.read(messageId, sealedNote).timeRunsFrom();
  }

  public OutgoingMessage receipt(JournalEvent event) {
    return OutcomeRecorder.receipt(event);
  }
}
