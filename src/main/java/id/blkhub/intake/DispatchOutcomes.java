package id.blkhub.intake;

import id.blkhub.correlation.Change;
import id.blkhub.correlation.Outcome;
import id.blkhub.correlation.Revocation;
import id.blkhub.door.Addresses;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.exchange.RevocationRequest;
import id.blkhub.exchange.WithdrawalRequest;
import id.blkhub.message.Correction;
import id.blkhub.message.EventDetail;
import id.blkhub.message.JournalEventBuilder;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the outcome of each message: deliveries, receipts, events, timers. All of it goes out in
 * the transaction that acknowledges the receive.
 */
final class DispatchOutcomes {
  private final DeliveryFactory deliveries;
  private final Seal seal;
  private final Clock clock;
  private final MessageMeters meters;
  private final Duration waitingTimeout;

  DispatchOutcomes(
      DeliveryFactory deliveries,
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

  FinishedBatch dispatch(DecidedMessages batch) {
    QueueBatch queue = batch.queue();
    OutcomeRecorder recorder = new OutcomeRecorder(queue, meters);
    for (DecidedMessage message : batch.messages()) {
      if (message instanceof AcceptedMessage accepted) {
        received(recorder, accepted.head(), accepted.message().keys().found());
        accepted(queue, recorder, accepted, clock.instant());
      } else if (message instanceof EndedMessage ended) {
        received(recorder, ended.head(), ended.keys());
        ended(queue, recorder, ended, clock.instant());
      }
    }
    recorder.close();
    return new FinishedBatch(queue);
  }

  /** What entered again is in the journal already. */
  private void received(OutcomeRecorder recorder, MessageHead head, MessageKeys keys) {
    if (!head.origin().entersAgain()) {
      recorder.event(
          MessageEvents.of(head, keys, State.RECEIVED, head.origin().receivedAt())
              .payload("original", seal.seal(head.origin().received(), head.messageId().value()))
              .detail(correction(head.read().mark()))
              .build());
    }
  }

  /** Null for an ordinary message, and for a mark that means nothing. */
  private static @Nullable EventDetail correction(Correction.CorrectionMark correctionMark) {
    return correctionMark.asked() == null || correctionMark.problem().isPresent()
        ? null
        : new EventDetail.Corrects(correctionMark.asked(), correctionMark.reason());
  }

  private void ended(QueueBatch queue, OutcomeRecorder recorder, EndedMessage ended, Instant now) {
    MessageHead head = ended.head();
    recorder.eventWithReceipt(
        MessageEvents.of(head, ended.keys(), ended.state(), now)
            .errors(ended.reasons())
            .detail(
                ended.state() == State.WAITING
                    ? new EventDetail.WaitsUntil(now.plus(waitingTimeout))
                    : ended.detail())
            .build());
    switch (ended.state()) {
      case WAITING -> startTimer(queue, ended, now);
      case HELD ->
          queue.send(
              OutgoingMessage.internal(
                  Addresses.held(head.partner().value(), head.kind().value()),
                  seal.seal(ended.original(), head.messageId().value()),
                  InternalProperties.kept(head.messageId(), head.origin().wokenBy())));
      case REJECTED, DUPLICATE -> {
        // the receipt is all
      }
      default -> throw new IllegalStateException("Not an outcome of intake: " + ended.state());
    }
  }

  private void accepted(
      QueueBatch queue, OutcomeRecorder recorder, AcceptedMessage accepted, Instant now) {
    byte[] sealed = deliveries.canonical(accepted);
    recorder.eventWithReceipt(
        MessageEvents.of(accepted, State.ACCEPTED, now)
            .payload("canonical", sealed)
            .errors(accepted.told())
            .detail(new EventDetail.RoutedTo(accepted.addressees().receivers().size()))
            .build());
    for (PassedOver other : accepted.addressees().filtered()) {
      recorder.event(
          MessageEvents.of(accepted, State.FILTERED, now)
              .receiver(other.partner())
              .errors(other.why())
              .build());
    }
    for (PartnerId receiver : accepted.addressees().receivers()) {
      recorder.event(MessageEvents.of(accepted, State.ROUTED, now).receiver(receiver).build());
      queue.send(deliveries.of(accepted, receiver, sealed, now));
    }
    for (Outcome.Woken woken : accepted.toWake()) {
      queue.send(
          OriginalMessage.read(seal.open(woken.original(), woken.messageId().value()))
              .again(woken.by()));
    }
    MessageRef because = accepted.message().ref();
    for (Revocation revocation : accepted.decision().found().revoked()) {
      queue.send(RevocationRequest.of(because, revocation, now).message());
    }
    Change change = accepted.decision().found().change();
    if (change != null) {
      changed(queue, recorder, accepted, change, now);
    }
  }

  /** What follows for the messages before it, and for those who have them. */
  private void changed(
      QueueBatch queue,
      OutcomeRecorder recorder,
      AcceptedMessage accepted,
      Change change,
      Instant now) {
    for (MessageRef ended : change.ended()) {
      recorder.eventWithReceipt(
          Events.of(ended, State.REJECTED, now)
              .errors(List.of(Outcome.Withdrawn.violation()))
              .build());
    }
    for (PartnerId receiver : accepted.addressees().voids()) {
      Optional<OutgoingMessage> tells = deliveries.voidOf(accepted, receiver, now);
      JournalEventBuilder routed = MessageEvents.of(accepted, State.ROUTED, now).receiver(receiver);
      // kept for a receiver that asks for it again
      tells.ifPresent(message -> routed.payload("void", message.body()));
      recorder.event(routed.build());
      tells.ifPresentOrElse(
          queue::send,
          () ->
              recorder.eventWithReceipt(
                  MessageEvents.of(accepted, State.CANCELLED, now)
                      .receiver(receiver)
                      .errors(List.of(ExchangeProblem.NO_AGREEMENT.violation()))
                      .build()));
    }
    if (!change.messageIds().isEmpty() || !change.held().isEmpty()) {
      queue.send(withdrawal(accepted, change).message());
    }
  }

  private static WithdrawalRequest withdrawal(AcceptedMessage accepted, Change change) {
    MessageRef message = accepted.message().ref();
    return WithdrawalRequest.of(
        message.messageId(),
        new WithdrawalRequest.Subject(
            message.sender(), message.kind(), message.businessKey(), message.test()),
        change);
  }

  private void startTimer(QueueBatch queue, EndedMessage ended, Instant now) {
    MessageHead head = ended.head();
    queue.send(
        OutgoingMessage.internal(
                Addresses.WAITING,
                seal.seal(ended.original(), head.messageId().value()),
                InternalProperties.kept(head.messageId(), head.origin().wokenBy()))
            .deliveredAt(now.plus(waitingTimeout).toEpochMilli()));
  }
}
