package id.blkhub.outmail;

import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.DeliverySteps;
import id.blkhub.delivery.MappedDeliveries;
import id.blkhub.delivery.SentDeliveries;
import id.blkhub.step.StepMisplaced;
import id.blkhub.step.StepType;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Sends a mail for each delivery of an exchange that has still to be sent, one after the other, in
 * a thread that waits for no other route. What goes wrong is settled on the delivery and never
 * fails the exchange.
 */
final class PartnerMailOutProducer extends DefaultAsyncProducer {
  private static final StepType<MappedDeliveries, SentDeliveries> STEP =
      StepType.of("partner-mail-out", DeliverySteps.MAPPED, DeliverySteps.SENT);

  private final LetterWriting writing;
  private final Executor thread;

  PartnerMailOutProducer(Endpoint endpoint, LetterWriting writing, Executor thread) {
    super(endpoint);
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
    List<Delivery> open = batch.open();
    if (open.isEmpty()) {
      batch.sent().ifPresent(exchange.getMessage()::setBody);
      callback.done(true);
      return true;
    }
    thread.execute(
        () -> {
          try {
            writing.send(open);
            batch.sent().ifPresent(exchange.getMessage()::setBody);
          } catch (RuntimeException failure) {
            exchange.setException(failure);
          } finally {
            callback.done(false);
          }
        });
    return false;
  }
}
