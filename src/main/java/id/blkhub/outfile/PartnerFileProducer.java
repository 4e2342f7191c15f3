package id.blkhub.outfile;

import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.DeliverySteps;
import id.blkhub.delivery.MappedDeliveries;
import id.blkhub.delivery.SentDeliveries;
import id.blkhub.outfile.OutFileOptions.OutCorrections;
import id.blkhub.step.StepMisplaced;
import id.blkhub.step.StepType;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Writes a file for each delivery of an exchange that has still to be sent, one after the other, in
 * a thread that waits for no other route. What goes wrong is settled on the delivery and never
 * fails the exchange.
 */
final class PartnerFileProducer extends DefaultAsyncProducer {
  private static final StepType<MappedDeliveries, SentDeliveries> STEP =
      StepType.of("partner-file", DeliverySteps.MAPPED, DeliverySteps.SENT);

  private final OutFileOptions options;
  private final FileWriting writing;
  private final Executor thread;

  PartnerFileProducer(
      Endpoint endpoint, OutFileOptions options, FileWriting writing, Executor thread) {
    super(endpoint);
    this.options = options;
    this.writing = writing;
    this.thread = thread;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    MappedDeliveries batch;
    try {
      batch = STEP.accept(exchange.getMessage().getBody());
    } catch (StepMisplaced misplaced) {
      exchange.setException(misplaced);
      callback.done(true);
      return true;
    }
    List<Delivery> open = batch.open().stream().filter(this::takes).toList();
    if (open.isEmpty()) {
      batch.sent().ifPresent(exchange.getMessage()::setBody);
      callback.done(true);
      return true;
    }
    thread.execute(
        () -> {
          try {
            writing.write(open);
            batch.sent().ifPresent(exchange.getMessage()::setBody);
          } catch (RuntimeException failure) {
            exchange.setException(failure);
          } finally {
            callback.done(false);
          }
        });
    return false;
  }

  private boolean takes(Delivery delivery) {
    if (delivery.correction() == null || options.corrections() == OutCorrections.TOO) {
      return true;
    }
    delivery.park(OutFileProblem.NO_CORRECTIONS.violation());
    return false;
  }
}
