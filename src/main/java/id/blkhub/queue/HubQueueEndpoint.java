package id.blkhub.queue;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** The queue a route reads; its exchanges carry a {@link QueueBatch} as body. */
@UriEndpoint(
    scheme = "hub-queue",
    firstVersion = "0.1.0",
    title = "Hub queue",
    syntax = "hub-queue:queue",
    consumerOnly = true)
public final class HubQueueEndpoint extends DefaultEndpoint {
  /** The largest {@code batchSize}. */
  public static final int LARGEST_BATCH = 1_000;

  @UriPath(description = "Name of the queue")
  private final String queue;

  @UriParam(defaultValue = "100", description = "Most messages in one transaction")
  private int batchSize = 100;

  HubQueueEndpoint(String uri, HubQueueComponent component, String queue) {
    super(uri, component);
    this.queue = queue;
  }

  public int getBatchSize() {
    return batchSize;
  }

  public void setBatchSize(int batchSize) {
    if (batchSize < 1 || batchSize > LARGEST_BATCH) {
      throw new IllegalArgumentException("batchSize is " + batchSize + ", must be 1 to 1000");
    }
    this.batchSize = batchSize;
  }

  String queue() {
    return queue;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException(
        "hub-queue only reads; steps send with the batch, so that all is one transaction");
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    return new HubQueueConsumer(this, processor, ((HubQueueComponent) getComponent()).queues());
  }
}
