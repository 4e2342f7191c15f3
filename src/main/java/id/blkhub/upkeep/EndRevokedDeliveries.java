package id.blkhub.upkeep;

import id.blkhub.correlation.Revocation;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.exchange.RevocationRequest;
import id.blkhub.exchange.SendLedger;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.queue.QueueBatch;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Takes out of a partner's queues what a consent does not cover any more, then tells the partner to
 * erase what it may have. Told is only after a pause: what was under way when the consent ended has
 * reached the partner by then, so that no notice overtakes the data it speaks of.
 */
final class EndRevokedDeliveries {
  private static final Duration UNTIL_TOLD = Duration.ofSeconds(2);
  private static final Duration ONCE_MORE = Duration.ofMinutes(1);
  private static final int TELLS = 2;

  private final RemoveFromQueues queues;
  private final SendLedger ledger;
  private final ErasureNotices notices;
  private final Clock clock;

  EndRevokedDeliveries(
      RemoveFromQueues queues, SendLedger ledger, ErasureNotices notices, Clock clock) {
    this.queues = queues;
    this.ledger = ledger;
    this.notices = notices;
    this.clock = clock;
  }

  void end(QueueBatch batch, OutcomeRecorder recorder, RevocationRequest request) {
    Revocation revocation = request.revocation();
    boolean busy = false;
    for (MessageId messageId : revocation.messageIds()) {
      busy |=
          queues.deliveries(
              revocation.receiver(),
              revocation.record().kind(),
              messageId,
              kept ->
                  (kept ? ExchangeProblem.AGREEMENT_ENDED : ExchangeProblem.CONSENT_WITHDRAWN)
                      .violation());
    }
    if (request.pass() == TELLS && mayHave(revocation)) {
      notices.tell(batch, recorder, request);
    }
    if (busy || request.pass() <= TELLS) {
      Duration pause = request.pass() < TELLS ? UNTIL_TOLD : ONCE_MORE;
      batch.send(request.again().message().deliveredAt(clock.instant().plus(pause).toEpochMilli()));
    }
  }

  /** In doubt it does. */
  private boolean mayHave(Revocation revocation) {
    PartnerId receiver = revocation.receiver();
    Map<MessageId, Set<PartnerId>> back = ledger.keptBack(revocation.messageIds());
    return revocation.messageIds().stream()
        .anyMatch(messageId -> !back.getOrDefault(messageId, Set.of()).contains(receiver));
  }
}
