package id.blkhub.queue;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Feeds a route with batches of its queue while the route is started. */
final class HubQueueConsumer extends DefaultConsumer {
  private final HubQueueEndpoint endpoint;
  private final QueueReader queues;
  private QueueReader.@Nullable QueueReading queueReading;

  HubQueueConsumer(HubQueueEndpoint endpoint, Processor processor, QueueReader queues) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.queues = queues;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    queueReading =
        queues.read(
            endpoint.queue(),
            endpoint.getBatchSize(),
            Duration.ofMillis(endpoint.getGather()),
            this::process);
  }

  @Override
  protected void doStop() throws Exception {
    if (queueReading != null) {
      queueReading.end();
      queueReading = null;
    }
    super.doStop();
  }

  @Override
  protected void doSuspend() throws Exception {
    doStop();
  }

  @Override
  protected void doResume() throws Exception {
    doStart();
  }

  private void process(QueueBatch batch, Consumer<@Nullable Throwable> done) {
    Exchange exchange = createExchange(false);
    exchange.getMessage().setBody(batch);
    getAsyncProcessor()
        .process(
            exchange,
            doneSync -> {
              Throwable failure = failure(exchange);
              releaseExchange(exchange, false);
              done.accept(failure);
            });
  }

  /** A route that ends before its last step must not have its messages leave their queue. */
  private @Nullable Throwable failure(Exchange exchange) {
    boolean finished = exchange.getMessage().getBody() instanceof FinishedBatch;
    Throwable failure = exchange.getException();
    return failure == null && !finished ? new RouteUnfinished(endpoint.queue()) : failure;
  }
}
