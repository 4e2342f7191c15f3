package id.blkhub.queue;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code hub-queue:<queue>}: consumes a queue of the hub's broker in batches. */
public final class HubQueueComponent extends DefaultComponent {
  private final QueueReader queues;

  /** Consumes queues of a broker. */
  public HubQueueComponent(ConsumerPool queues) {
    this.queues = queues;
  }

  /** Consumes queues in memory, for a rehearsal without a broker. */
  public HubQueueComponent(MemoryQueues queues) {
    this.queues = queues;
  }

  QueueReader queues() {
    return queues;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String queue, Map<String, Object> parameters)
      throws Exception {
    HubQueueEndpoint endpoint = new HubQueueEndpoint(uri, this, queue);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
