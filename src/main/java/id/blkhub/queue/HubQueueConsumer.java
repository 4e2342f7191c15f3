package id.blkhub.queue;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Feeds a route from its lane while the route is started. */
final class HubQueueConsumer extends DefaultConsumer {
  private final HubQueueEndpoint endpoint;
  private final Lanes lanes;
  private Lane lane;

  HubQueueConsumer(HubQueueEndpoint endpoint, Processor processor, Lanes lanes) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.lanes = lanes;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    lane = lanes.open(endpoint.queue(), endpoint.getBatchSize(), this::process);
    lane.wake();
  }

  @Override
  protected void doStop() throws Exception {
    if (lane != null) {
      lanes.close(lane);
      lane = null;
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

  private void process(QueueBatch batch, java.util.function.Consumer<Throwable> done) {
    Exchange exchange = createExchange(false);
    exchange.getMessage().setBody(batch);
    getAsyncProcessor()
        .process(
            exchange,
            doneSync -> {
              Throwable failure = exchange.getException();
              releaseExchange(exchange, false);
              done.accept(failure);
            });
  }
}
