package id.blkhub.http;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One {@code partner-http:} line of a route. */
final class PartnerHttpEndpoint extends DefaultEndpoint {
  private final CallOptions options;

  PartnerHttpEndpoint(String uri, PartnerHttpComponent component, CallOptions options) {
    super(uri, component);
    this.options = options;
  }

  @Override
  public Producer createProducer() {
    return ((PartnerHttpComponent) getComponent()).producer(this, options);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException("partner-http only calls; it receives nothing");
  }

  @Override
  protected String createEndpointUri() {
    return "partner-http:" + options.target().method() + "?url=" + options.target().url();
  }
}
