package id.blkhub.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Stops one batch for ever at this place of its route, and leaves a file that says so. */
final class HoldHere implements Processor {
  private final Path marker;
  private final int batch;
  private final String route;
  private final AtomicInteger passed = new AtomicInteger();

  /**
   * @param batch which batch to stop: 1 is the first that comes here
   * @param route the only route whose batches count; null where all do
   */
  HoldHere(Path marker, int batch, String route) {
    this.marker = marker;
    this.batch = batch;
    this.route = route;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    if (route != null && !route.equals(exchange.getFromRouteId())) {
      return;
    }
    if (passed.incrementAndGet() == batch) {
      Files.createFile(marker);
      new CountDownLatch(1).await();
    }
  }
}
