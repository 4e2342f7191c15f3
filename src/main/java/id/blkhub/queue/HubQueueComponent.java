package id.blkhub.queue;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code hub-queue:<queue>}: consumes a queue of the hub's broker in batches. */
public final class HubQueueComponent extends DefaultComponent {
  private final Lanes lanes;

  public HubQueueComponent(Lanes lanes) {
    this.lanes = lanes;
  }

  Lanes lanes() {
    return lanes;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String queue, Map<String, Object> parameters)
      throws Exception {
    HubQueueEndpoint endpoint = new HubQueueEndpoint(uri, this, queue);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
