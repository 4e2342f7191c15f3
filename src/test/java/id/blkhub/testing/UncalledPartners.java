package id.blkhub.testing;

import id.blkhub.http.CallCheck;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * {@code partner-http:} whose options are checked as in the hub, and which calls nobody: a mock
 * stands before each address.
 */
final class UncalledPartners extends DefaultComponent {
  @Override
  protected Endpoint createEndpoint(String uri, String method, Map<String, Object> parameters) {
    Map<String, String> options = new HashMap<>();
    parameters.forEach((name, value) -> options.put(name, value.toString()));
    CallCheck check = CallCheck.of(method, options);
    if (!check.mistakes().isEmpty()) {
      throw new IllegalArgumentException(check.mistakes().toString());
    }
    // Camel complains of those that are left
    parameters.keySet().retainAll(check.unknown());
    return new Uncalled(uri, this);
  }

  private static final class Uncalled extends DefaultEndpoint {
    Uncalled(String uri, UncalledPartners component) {
      super(uri, component);
    }

    @Override
    public Producer createProducer() {
      return new DefaultProducer(this) {
        @Override
        public void process(Exchange exchange) {
          throw new IllegalStateException("no mock stands before " + getEndpointUri());
        }
      };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException("partner-http only calls; it receives nothing");
    }
  }
}
