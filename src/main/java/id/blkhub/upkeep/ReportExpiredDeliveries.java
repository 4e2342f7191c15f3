package id.blkhub.upkeep;

import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import java.time.Clock;
import java.util.List;

/** Tells senders of deliveries that grew too old, or that a quota pushed out. */
final class ReportExpiredDeliveries {
  private static final Violation TOO_OLD = ExchangeProblem.TOO_OLD.violation();

  private final DeliveryHeaderCodec headers;
  private final Clock clock;
  private final MessageMeters meters;

  ReportExpiredDeliveries(DeliveryHeaderCodec headers, Clock clock, MessageMeters meters) {
    this.headers = headers;
    this.clock = clock;
    this.meters = meters;
  }

  FinishedBatch report(QueueBatch batch) {
    OutcomeRecorder recorder = new OutcomeRecorder(batch, meters);
    for (QueueMessage message : batch.messages()) {
      headers
          .ifReadable(message)
          .ifPresentOrElse(
              header ->
                  recorder.eventWithReceipt(
                      Events.of(header, State.EXPIRED, clock.instant())
                          .errors(List.of(TOO_OLD))
                          .build()),
              () -> batch.send(UnreadableDelivery.kept(message)));
    }
    recorder.close();
    return new FinishedBatch(batch);
  }
}
