package id.blkhub.upkeep;

import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contracts;
import id.blkhub.correlation.Outcome;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.exchange.Reasons;
import id.blkhub.exchange.SendLedger;
import id.blkhub.exchange.WithdrawalRequest;
import id.blkhub.message.CaseRole;
import id.blkhub.message.Correction;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.partner.Partners;
import id.blkhub.queue.QueueBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes withdrawn messages out of the queues they still lie in. What is on its way between two
 * queues is met again a little later; what a delivery route holds is cancelled there. It may run
 * again after a crash: whatever was taken out is gone from its queue, and that is all it goes by.
 */
final class CancelQueuedDeliveries {
  /** After the first pass; a batch under way is through by then. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(2), Duration.ofMinutes(1));

  private final WithdrawalStore withdrawals;
  private final SendLedger ledger;
  private final RemoveFromQueues queues;
  private final Partners partners;
  private final Contracts contracts;
  private final Clock clock;

  CancelQueuedDeliveries(
      WithdrawalStore withdrawals,
      SendLedger ledger,
      RemoveFromQueues queues,
      Partners partners,
      Contracts contracts,
      Clock clock) {
    this.withdrawals = withdrawals;
    this.ledger = ledger;
    this.queues = queues;
    this.partners = partners;
    this.contracts = contracts;
    this.clock = clock;
  }

  void cancel(QueueBatch batch, OutcomeRecorder recorder, WithdrawalRequest request) {
    cancel(batch, request.byId() ? byId(recorder, request) : request);
  }

  /** Marks the message first: from here on no copy of it goes further. */
  private WithdrawalRequest byId(OutcomeRecorder recorder, WithdrawalRequest request) {
    WithdrawalStore.Met met =
        withdrawals.cancel(
            request.messageIds().get(0), request.partner(), request.kind(), request.id());
    if (met.waited() != null) {
      recorder.eventWithReceipt(
          Events.of(met.waited(), State.REJECTED, clock.instant())
              .errors(List.of(Outcome.Withdrawn.violation()))
              .build());
    }
    return request.known(met.businessKey(), met.receivers(), met.test());
  }

  private void cancel(QueueBatch batch, WithdrawalRequest request) {
    boolean busy = false;
    for (MessageId messageId : request.held()) {
      busy |= queues.held(request.partner(), request.kind(), messageId);
    }
    for (PartnerId receiver : receivers(request)) {
      for (MessageId messageId : request.messageIds()) {
        busy |=
            queues.deliveries(
                receiver,
                request.kind(),
                messageId,
                kept -> Reasons.withdrawn(request.cause(), kept));
      }
    }
    boolean through = !busy && !request.messageIds().isEmpty() && through(request);
    // what is known to lie there is come back for as often as it takes
    if (busy || !through && request.pass() <= PAUSES.size()) {
      Instant next = clock.instant().plus(PAUSES.get(Math.min(request.pass(), PAUSES.size()) - 1));
      batch.send(request.again().message().deliveredAt(next.toEpochMilli()));
    }
  }

  private Collection<PartnerId> receivers(WithdrawalRequest request) {
    return request.receivers().stream()
        .filter(
            id ->
                partners
                    .find(id.value())
                    .flatMap(p -> p.reception(request.kind().value()))
                    .isPresent())
        .toList();
  }

  /** Whether nothing is left to be taken out. */
  private boolean through(WithdrawalRequest request) {
    String businessKey = request.businessKey();
    if (request.cause() == Correction.CANCEL && businessKey != null && !businessKey.isEmpty()) {
      boolean opens =
          contracts
              .canonical(request.kind().value())
              .flatMap(CanonicalKind::role)
              .filter(CaseRole.OPEN::equals)
              .isPresent();
      if (withdrawals.finish(
          request.partner(), request.kind(), businessKey, opens, request.test())) {
        return true;
      }
    }
    Map<MessageId, Set<PartnerId>> back = ledger.keptBack(request.messageIds());
    return request.receivers().stream()
        .allMatch(
            receiver ->
                request.messageIds().stream()
                    .allMatch(
                        messageId -> back.getOrDefault(messageId, Set.of()).contains(receiver)));
  }
}
