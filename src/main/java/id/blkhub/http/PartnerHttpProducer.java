package id.blkhub.http;

import id.blkhub.exchange.Delivery;
import id.blkhub.http.Verdict.Later;
import id.blkhub.http.Verdict.Scope;
import java.util.ArrayList;
import java.util.Iterator;
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
  private final Deliver deliver;
  private final Executor workers;
  private final Corrections corrections;

  PartnerHttpProducer(
      Endpoint endpoint, Deliver deliver, Corrections corrections, Executor workers) {
    super(endpoint);
    this.corrections = corrections;
    this.deliver = deliver;
    this.workers = workers;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    List<Delivery> open;
    try {
      open = open(exchange.getMessage().getBody());
    } catch (IllegalArgumentException wrongBody) {
      exchange.setException(wrongBody);
      callback.done(true);
      return true;
    }
    if (open.isEmpty()) {
      callback.done(true);
      return true;
    }
    next(open.iterator(), null)
        .whenCompleteAsync(
            (done, failure) -> {
              if (failure != null) {
                exchange.setException(failure);
              }
              callback.done(false);
            },
            workers);
    return false;
  }

  private List<Delivery> open(Object body) {
    if (!(body instanceof List<?> list)) {
      throw new IllegalArgumentException("partner-http takes a list of deliveries");
    }
    List<Delivery> open = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof Delivery delivery)) {
        throw new IllegalArgumentException("partner-http takes a list of deliveries");
      }
      if (delivery.open() && corrections.takes(delivery)) {
        open.add(delivery);
      }
    }
    return open;
  }

  private CompletableFuture<Void> next(Iterator<Delivery> rest, Later previous) {
    if (!rest.hasNext()) {
      return CompletableFuture.completedFuture(null);
    }
    return deliver
        .apply(rest.next())
        .thenComposeAsync(
            failure -> {
              if (partnerIsOut(previous, failure)) {
                rest.forEachRemaining(d -> d.retry(failure.why(), failure.after(), true));
              }
              return next(rest, failure);
            },
            workers);
  }

  /** Whether the others of the list would only meet the same. */
  private static boolean partnerIsOut(Later previous, Later failure) {
    if (failure == null) {
      return false;
    }
    return failure.scope() == Scope.PARTNER
        || (failure.scope() == Scope.MAYBE_PARTNER
            && previous != null
            && previous.scope() == Scope.MAYBE_PARTNER);
  }
}
