package id.blkhub.upkeep;

import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.Outcome;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.exchange.Reasons;
import id.blkhub.message.MessageId;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.util.List;

/** Rejects messages whose number did not come within the time they may wait for it. */
final class RejectOverdueMessages {
  private final Correlator correlator;
  private final Seal seal;
  private final Clock clock;
  private final MessageMeters meters;

  RejectOverdueMessages(Correlator correlator, Seal seal, Clock clock, MessageMeters meters) {
    this.correlator = correlator;
    this.seal = seal;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * @param timers of messages that waited; most do so no more
   */
  FinishedBatch reject(QueueBatch timers) {
    OutcomeRecorder recorder = new OutcomeRecorder(timers, meters);
    for (QueueMessage timer : timers.messages()) {
      MessageId messageId = InternalProperties.messageId(timer);
      if (correlator.expire(messageId, InternalProperties.wokenBy(timer))
          instanceof Outcome.Unknown unknown) {
        OriginalMessage original = OriginalMessage.read(seal.open(timer.body(), messageId.value()));
        recorder.eventWithReceipt(
            Events.of(original, State.REJECTED, clock.instant())
                .errors(List.of(Reasons.about(ExchangeProblem.NUMBER_UNKNOWN, unknown.number())))
                .build());
      }
    }
    recorder.close();
    return new FinishedBatch(timers);
  }
}
