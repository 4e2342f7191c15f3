package id.blkhub.delivery;

import id.blkhub.door.Addresses;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.exchange.SendLedger;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.queue.QueuePause.RefusedHead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the journal and the sender how each delivery ended, parks what was refused, and keeps at
 * the head of the queue what the partner cannot take now.
 */
final class SettleDeliveries {
  /** Attempts the partner answered, after which one delivery makes way for those behind it. */
  private static final int ATTEMPTS_AT_THE_HEAD = 8;

  private static final Duration BEHIND_THE_OTHERS = Duration.ofMinutes(1);

  private final Clock clock;
  private final MessageMeters meters;
  private final SendLedger ledger;

  SettleDeliveries(Clock clock, MessageMeters meters, SendLedger ledger) {
    this.clock = clock;
    this.meters = meters;
    this.ledger = ledger;
  }

  FinishedBatch settle(SentDeliveries batch) {
    List<SentDelivery> deliveries = batch.all();
    QueueBatch queue = batch.fetched().queue();
    recordAttempts(batch.fetched().partner(), deliveries);
    int done = done(deliveries);
    if (done < deliveries.size()) {
      explain(queue, deliveries.get(done));
    }
    if (done == 0) {
      queue.tryAgainLater(deliveries.get(0).outcome().retryAfter());
      return new FinishedBatch(queue);
    }
    if (done < deliveries.size()) {
      queue.doneOnly(done, pause(deliveries.get(done)));
    }
    Instant now = clock.instant();
    OutcomeRecorder recorder = new OutcomeRecorder(queue, meters);
    for (int i = 0; i < done; i++) {
      SentDelivery delivery = deliveries.get(i);
      QueueMessage message = queue.messages().get(i);
      if (delivery.result() == Delivery.DeliveryResult.RETRY) {
        queue.send(again(queue, message, delivery.outcome().retryAfter(), now));
        continue;
      }
      recorder.eventWithReceipt(event(delivery, now));
      if (delivery.result() == Delivery.DeliveryResult.DELIVERED) {
        recorder.delivered(delivery.header(), now);
      }
      if (delivery.result() == Delivery.DeliveryResult.PARKED
          && delivery.header().repeat() == null) {
        queue.send(
            OutgoingMessage.internal(
                Addresses.parked(batch.fetched().partner().value(), batch.fetched().kind().value()),
                message.body(),
                InternalProperties.own(message)));
      }
    }
    recorder.close();
    return new FinishedBatch(queue);
  }

  /** Says why the queue waits, where its next delivery could not be taken. */
  private static void explain(QueueBatch queue, SentDelivery head) {
    Violation why = head.outcome().reason();
    if (head.result() == Delivery.DeliveryResult.RETRY && why != null) {
      queue.refusedHead(new RefusedHead(head.header().messageId().value(), why));
    }
  }

  private void recordAttempts(PartnerId partner, List<SentDelivery> deliveries) {
    ledger.recordPerhapsSeen(
        partner,
        deliveries.stream()
            .filter(d -> d.result() == Delivery.DeliveryResult.RETRY && !d.outcome().unsent())
            .map(d -> d.header().messageId())
            .toList());
    ledger.confirmNotSent(
        partner,
        deliveries.stream().filter(SentDelivery::stayed).map(d -> d.header().messageId()).toList());
    ledger.recordRefused(
        partner,
        deliveries.stream()
            .filter(SentDelivery::refused)
            .map(d -> d.header().messageId())
            .toList());
  }

  /**
   * How many from the head on are through. What the partner cannot take now keeps those behind it
   * where they are, unless it has been tried often enough to make way for them.
   */
  private static int done(List<SentDelivery> deliveries) {
    for (int i = 0; i < deliveries.size(); i++) {
      if (deliveries.get(i).result() == Delivery.DeliveryResult.RETRY) {
        return staysAtTheHead(deliveries.get(i)) ? i : i + 1;
      }
    }
    return deliveries.size();
  }

  /** Null where the first of those that stay has only to be begun. */
  private static @Nullable Duration pause(SentDelivery delivery) {
    boolean waits =
        delivery.result() == Delivery.DeliveryResult.RETRY && !delivery.outcome().postponed();
    if (!waits) {
      return null;
    }
    Duration wish = delivery.outcome().retryAfter();
    return wish == null ? Duration.ZERO : wish;
  }

  private static boolean staysAtTheHead(SentDelivery delivery) {
    return delivery.outcome().unsent() || delivery.attempt() < ATTEMPTS_AT_THE_HEAD;
  }

  private static OutgoingMessage again(
      QueueBatch queue, QueueMessage message, @Nullable Duration pause, Instant now) {
    return OutgoingMessage.internal(queue.queue(), message.body(), InternalProperties.own(message))
        .expiringAt(message.expiresAt())
        .deliveredAt(now.plus(pause == null ? BEHIND_THE_OTHERS : pause).toEpochMilli());
  }

  private static JournalEvent event(SentDelivery delivery, Instant now) {
    DeliveryOutcome outcome = delivery.outcome();
    State state =
        switch (outcome.result()) {
          case AVAILABLE -> State.AVAILABLE;
          case DELIVERED -> State.DELIVERED;
          case PARKED -> delivery.header().refused();
          case CANCELLED -> State.CANCELLED;
          case RETRY -> throw new IllegalStateException("A retry is not an end");
        };
    return Events.of(delivery.header(), state, now)
        .attempt(delivery.attempt())
        .partnerRef(outcome.partnerRef())
        .errors(outcome.reasons())
        .build();
  }
}
