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

  /** The longest {@code gather}, in milliseconds. */
  public static final int LONGEST_GATHER = 1_000;

  @UriPath(description = "Name of the queue")
  private final String queue;

  @UriParam(defaultValue = "100", description = "Most messages in one transaction")
  private int batchSize = 100;

  @UriParam(
      defaultValue = "0",
      description =
          "Milliseconds to let messages gather after a batch that was not full; the first after a"
              + " quiet time never waits")
  private int gather;

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

  public int getGather() {
    return gather;
  }

  public void setGather(int gather) {
    if (gather < 0 || gather > LONGEST_GATHER) {
      throw new IllegalArgumentException("gather is " + gather + ", must be 0 to 1000");
    }
    this.gather = gather;
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
