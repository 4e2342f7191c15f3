package id.blkhub.intake;

import id.blkhub.correlation.Change;
import id.blkhub.correlation.Outcome;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.exchange.WithdrawalRequest;
import id.blkhub.message.Correction;
import id.blkhub.message.EventDetail;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the outcome of each message: deliveries, receipts, events, timers. All of it goes out in
 * the transaction that acknowledges the receive.
 */
final class DispatchOutcomes {
  private final Deliveries deliveries;
  private final Seal seal;
  private final Clock clock;
  private final MessageMeters meters;
  private final Duration waitingTimeout;

  DispatchOutcomes(
      Deliveries deliveries,
      Seal seal,
      Clock clock,
      Duration waitingTimeout,
      MessageMeters meters) {
    this.deliveries = deliveries;
    this.seal = seal;
    this.clock = clock;
    this.waitingTimeout = waitingTimeout;
    this.meters = meters;
  }

  IntakeBatch forward(IntakeBatch batch) {
    OutcomeRecorder outcomeRecorder = new OutcomeRecorder(batch.queue(), meters);
    for (Incoming message : batch.messages()) {
      if (message.settledElsewhere()) {
        continue;
      }
      Instant now = clock.instant();
      if (!message.woken()) {
        outcomeRecorder.event(
            IncomingEvents.of(message, State.RECEIVED, message.receivedAt)
                .payload("original", seal.seal(message.received, message.messageId))
                .detail(correction(message.mark))
                .build());
      }
      switch (message.state()) {
        case ACCEPTED -> accepted(batch.queue(), outcomeRecorder, message, now);
        case WAITING -> {
          outcomeRecorder.eventWithReceipt(outcome(message, now));
          startTimer(batch.queue(), message, now);
        }
        case HELD -> {
          outcomeRecorder.eventWithReceipt(outcome(message, now));
          batch
              .queue()
              .send(
                  OutgoingMessage.internal(
                      Addresses.held(message.partner, message.kind),
                      seal.seal(message.original(), message.messageId),
                      InternalProperties.held(message.messageId, message.wokenBy)));
        }
        case REJECTED, DUPLICATE -> outcomeRecorder.eventWithReceipt(outcome(message, now));
        default -> throw new IllegalStateException("Not an outcome of intake: " + message.state());
      }
    }
    outcomeRecorder.close();
    return batch;
  }

  /** Null for an ordinary message, and for a mark that means nothing. */
  private static EventDetail correction(Correction.Mark mark) {
    if (mark.asked() == null || mark.problem().isPresent()) {
      return null;
    }
    return new EventDetail.Corrects(mark.asked(), mark.reason());
  }

  private static JournalEvent outcome(Incoming message, Instant now) {
    return IncomingEvents.of(message, message.state(), now).errors(message.violations).build();
  }

  private void accepted(
      QueueBatch queue, OutcomeRecorder outcomeRecorder, Incoming message, Instant now) {
    byte[] sealed = deliveries.canonical(message);
    outcomeRecorder.eventWithReceipt(
        IncomingEvents.of(message, State.ACCEPTED, now)
            .payload("canonical", sealed)
            .errors(message.violations)
            .build());
    for (String receiver : message.filtered) {
      outcomeRecorder.event(
          IncomingEvents.of(message, State.FILTERED, now)
              .receiver(new PartnerId(receiver))
              .build());
    }
    for (String receiver : message.receivers) {
      outcomeRecorder.event(
          IncomingEvents.of(message, State.ROUTED, now).receiver(new PartnerId(receiver)).build());
      queue.send(deliveries.of(message, new PartnerId(receiver), sealed, now));
    }
    for (var woken : message.toWake) {
      queue.send(
          OriginalMessage.read(seal.open(woken.original(), woken.messageId().value()))
              .again(
                  Addresses.in(woken.partner().value(), woken.kind().value()), woken.by().value()));
    }
    if (message.change != null) {
      changed(queue, outcomeRecorder, message, now);
    }
  }

  /** What follows for the messages before it, and for those who have them. */
  private void changed(
      QueueBatch queue, OutcomeRecorder outcomeRecorder, Incoming message, Instant now) {
    Change change = message.change;
    for (MessageRef ended : change.ended()) {
      outcomeRecorder.eventWithReceipt(
          Events.of(ended, State.REJECTED, now)
              .errors(List.of(Outcome.Withdrawn.violation()))
              .build());
    }
    for (String receiver : message.voids) {
      outcomeRecorder.event(
          IncomingEvents.of(message, State.ROUTED, now).receiver(new PartnerId(receiver)).build());
      deliveries
          .voidOf(message, new PartnerId(receiver), now)
          .ifPresentOrElse(
              queue::send,
              () ->
                  outcomeRecorder.eventWithReceipt(
                      IncomingEvents.of(message, State.CANCELLED, now)
                          .receiver(new PartnerId(receiver))
                          .errors(List.of(ExchangeProblem.NO_AGREEMENT.violation()))
                          .build()));
    }
    if (!change.messageIds().isEmpty() || !change.held().isEmpty()) {
      queue.send(
          new WithdrawalRequest(
                  new MessageId(message.messageId),
                  new WithdrawalRequest.Subject(
                      new PartnerId(message.partner),
                      new Kind(message.kind),
                      message.businessKey,
                      message.isTest()),
                  change.correction(),
                  List.copyOf(change.messageIds()),
                  List.copyOf(change.earlier().keySet()),
                  change.held(),
                  1)
              .message());
    }
  }

  private void startTimer(QueueBatch queue, Incoming message, Instant now) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(MessageProperties.MESSAGE_ID, message.messageId);
    properties.put(MessageProperties.WOKEN, message.wokenBy);
    queue.send(
        OutgoingMessage.internal(
                Addresses.WAITING, seal.seal(message.original(), message.messageId), properties)
            .deliveredAt(now.plus(waitingTimeout).toEpochMilli()));
  }
}
