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
  private final AtomicInteger passed = new AtomicInteger();

  /**
   * @param batch which batch to stop: 1 is the first that comes here
   */
  HoldHere(Path marker, int batch) {
    this.marker = marker;
    this.batch = batch;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    if (passed.incrementAndGet() == batch) {
      Files.createFile(marker);
      new CountDownLatch(1).await();
    }
  }
}
