package id.blkhub.delivery;

import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.door.Addresses;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

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
  private final WithdrawalStore withdrawalStore;

  SettleDeliveries(Clock clock, MessageMeters meters, WithdrawalStore withdrawalStore) {
    this.withdrawalStore = withdrawalStore;
    this.meters = meters;
    this.clock = clock;
  }

  DeliveryBatch report(DeliveryBatch batch) {
    QueueBatch queue = batch.queue();
    withdrawalStore.mayHaveLeft(
        new PartnerId(batch.partner()),
        batch.stream()
            .filter(d -> d.result() == Delivery.Result.RETRY && !d.unsent())
            .map(d -> d.note().messageId())
            .toList());
    withdrawalStore.neverLeft(
        new PartnerId(batch.partner()),
        batch.stream().filter(Delivery::stayed).map(d -> d.note().messageId()).toList());
    int done = done(batch);
    if (done == 0) {
      queue.tryAgainLater(batch.get(0).retryAfter());
      return batch;
    }
    if (done < batch.size()) {
      queue.doneOnly(done, pause(batch.get(done)));
    }
    Instant now = clock.instant();
    OutcomeRecorder outcomeRecorder = new OutcomeRecorder(queue, meters);
    for (int i = 0; i < done; i++) {
      Delivery delivery = batch.get(i);
      if (delivery.open()) {
        throw new IllegalStateException("No step settled the delivery; the route lacks a send");
      }
      if (delivery.result() == Delivery.Result.RETRY) {
        again(batch, i, now);
        continue;
      }
      outcomeRecorder.eventWithReceipt(event(delivery, now));
      if (delivery.result() == Delivery.Result.DELIVERED) {
        outcomeRecorder.delivered(delivery.note(), now);
      }
      if (delivery.result() == Delivery.Result.PARKED && delivery.note().repeat() == null) {
        QueueMessage message = queue.messages().get(i);
        queue.send(
            OutgoingMessage.internal(
                Addresses.parked(batch.partner(), batch.kind()),
                message.body(),
                InternalProperties.own(message)));
      }
    }
    outcomeRecorder.close();
    return batch;
  }

  /**
   * How many from the head on are through. What the partner cannot take now keeps those behind it
   * where they are, unless it has been tried often enough to make way for them.
   */
  private static int done(DeliveryBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).result() == Delivery.Result.RETRY) {
        return staysAtTheHead(batch.get(i)) ? i : i + 1;
      }
    }
    return batch.size();
  }

  /** Null where the first of those that stay has only to be begun. */
  private static Duration pause(Delivery delivery) {
    boolean waits = delivery.result() == Delivery.Result.RETRY && !delivery.postponed();
    if (!waits) {
      return null;
    }
    return delivery.retryAfter() == null ? Duration.ZERO : delivery.retryAfter();
  }

  private static boolean staysAtTheHead(Delivery delivery) {
    return delivery.result() == Delivery.Result.RETRY
        && (delivery.unsent() || delivery.attempt() < ATTEMPTS_AT_THE_HEAD);
  }

  private static void again(DeliveryBatch batch, int index, Instant now) {
    QueueMessage message = batch.queue().messages().get(index);
    Duration pause = batch.get(index).retryAfter();
    batch
        .queue()
        .send(
            OutgoingMessage.internal(
                    batch.queue().queue(), message.body(), InternalProperties.own(message))
                .expiringAt(message.expiresAt())
                .deliveredAt(now.plus(pause == null ? BEHIND_THE_OTHERS : pause).toEpochMilli()));
  }

  private static JournalEvent event(Delivery delivery, Instant now) {
    State state =
        switch (delivery.result()) {
          case AVAILABLE -> State.AVAILABLE;
          case DELIVERED -> State.DELIVERED;
          case PARKED -> delivery.note().refused();
          case CANCELLED -> State.CANCELLED;
          case RETRY -> throw new IllegalStateException("A retry is not an end");
        };
    return Events.of(delivery.note(), state, now)
        .attempt(delivery.attempt())
        .partnerRef(delivery.partnerRef())
        .errors(delivery.reasons())
        .build();
  }
}
