package id.blkhub.http;

import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.DeliverySteps;
import id.blkhub.delivery.MappedDeliveries;
import id.blkhub.delivery.SentDeliveries;
import id.blkhub.step.StepMisplaced;
import id.blkhub.step.StepType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Takes the deliveries of an exchange one after the other, without holding a thread while the
 * partner thinks. What a partner does wrong is settled on the delivery and never fails the
 * exchange.
 */
final class PartnerHttpProducer extends DefaultAsyncProducer {
  /** Calls of one batch begin within it; so many are in doubt at most when the hub dies. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** What a call takes, and gives once every delivery has an outcome. */
  private static final StepType<MappedDeliveries, SentDeliveries> STEP =
      StepType.of("partner-http", DeliverySteps.MAPPED, DeliverySteps.SENT);

  private final SendAttempt sendAttempt;
  private final DeliveryCaller deliveryCaller;
  private final Executor workers;
  private final Corrections corrections;

  PartnerHttpProducer(
      Endpoint endpoint,
      SendAttempt sendAttempt,
      DeliveryCaller deliveryCaller,
      Corrections corrections,
      Executor workers) {
    super(endpoint);
    this.sendAttempt = sendAttempt;
    this.corrections = corrections;
    this.deliveryCaller = deliveryCaller;
    this.workers = workers;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Object body = exchange.getMessage().getBody();
    if (body instanceof SentDeliveries) {
      // another line of the route has sent them all
      callback.done(true);
      return true;
    }
    MappedDeliveries batch;
    List<Delivery> open;
    try {
      batch = STEP.accept(body);
      open = batch.open().stream().filter(corrections::takes).toList();
    } catch (StepMisplaced misplaced) {
      exchange.setException(misplaced);
      callback.done(true);
      return true;
    }
    if (open.isEmpty()) {
      end(exchange, batch);
      callback.done(true);
      return true;
    }
    CompletableFuture.supplyAsync(() -> sendAttempt.of(open), workers)
        .thenCompose(ready -> from(ready, 0, System.nanoTime()))
        .whenCompleteAsync(
            (done, failure) -> {
              if (failure == null) {
                end(exchange, batch);
              } else {
                exchange.setException(failure);
              }
              callback.done(false);
            },
            workers);
    return false;
  }

  private static void end(Exchange exchange, MappedDeliveries batch) {
    batch.sent().ifPresent(exchange.getMessage()::setBody);
  }

  /** One call after the other: what is behind a failure would overtake it. */
  private CompletableFuture<Void> from(List<PreparedCall> all, int index, long begun) {
    if (index == all.size()) {
      return CompletableFuture.completedFuture(null);
    }
    if (index > 0 && System.nanoTime() - begun > LONGEST.toNanos()) {
      sendAttempt.postpone(all.subList(index, all.size()));
      return CompletableFuture.completedFuture(null);
    }
    return deliveryCaller
        .apply(all.get(index))
        .thenCompose(
            through -> {
              if (!through) {
                sendAttempt.postpone(all.subList(index + 1, all.size()));
                return CompletableFuture.completedFuture(null);
              }
              return from(all, index + 1, begun);
            });
  }
}
