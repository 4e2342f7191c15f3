package id.blkhub.upkeep;

import id.blkhub.exchange.EndedConsentRequest;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.exchange.RevocationRequest;
import id.blkhub.exchange.WithdrawalRequest;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import java.util.Optional;

/** Takes out of queues what its sender took back, and what a consent does not cover any more. */
final class TakeOutOfQueues {
  private final CancelQueuedDeliveries withdrawals;
  private final EndRevokedDeliveries revocations;
  private final LookIntoEndedConsents endedConsents;
  private final MessageMeters meters;

  TakeOutOfQueues(
      CancelQueuedDeliveries withdrawals,
      EndRevokedDeliveries revocations,
      LookIntoEndedConsents endedConsents,
      MessageMeters meters) {
    this.endedConsents = endedConsents;
    this.withdrawals = withdrawals;
    this.revocations = revocations;
    this.meters = meters;
  }

  FinishedBatch takeOut(QueueBatch batch) {
    OutcomeRecorder recorder = new OutcomeRecorder(batch, meters);
    for (QueueMessage message : batch.messages()) {
      Optional<RevocationRequest> revoked = RevocationRequest.read(message.body());
      Optional<EndedConsentRequest> ended = EndedConsentRequest.read(message.body());
      if (revoked.isPresent()) {
        revocations.end(batch, recorder, revoked.get());
      } else if (ended.isPresent()) {
        endedConsents.look(batch, ended.get());
      } else {
        withdrawals.cancel(batch, recorder, WithdrawalRequest.read(message.body()));
      }
    }
    recorder.close();
    return new FinishedBatch(batch);
  }
}
