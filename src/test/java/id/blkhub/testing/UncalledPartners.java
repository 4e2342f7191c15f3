package id.blkhub.testing;

import id.blkhub.edge.EdgeCheck;
import id.blkhub.http.CallCheck;
import id.blkhub.http.OptionMistake;
import id.blkhub.outfile.OutFileCheck;
import id.blkhub.outmail.OutMailOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * A component that sends to partners, whose options are checked as in the hub, and which sends
 * nothing: a mock stands before each address.
 */
final class UncalledPartners extends DefaultComponent {
  private final BiFunction<String, Map<String, String>, Checked> check;

  private record Checked(List<String> mistakes, Set<String> unknown) {}

  private UncalledPartners(BiFunction<String, Map<String, String>, Checked> check) {
    this.check = check;
  }

  /** {@code partner-http:}. */
  static UncalledPartners byHttp() {
    return calling(CallCheck::of);
  }

  /** {@code partner-question:}. */
  static UncalledPartners byQuestion() {
    return calling(CallCheck::ofQuestion);
  }

  private static UncalledPartners calling(
      BiFunction<String, Map<String, String>, CallCheck> check) {
    return new UncalledPartners(
        (method, options) -> {
          CallCheck call = check.apply(method, options);
          return new Checked(
              call.mistakes().stream().map(OptionMistake::toString).toList(), call.unknown());
        });
  }

  /** {@code partner-file:}. */
  static UncalledPartners byFile() {
    return new UncalledPartners(
        (place, options) -> {
          // the address is a setting, of which a test knows no more than that it is one
          options.remove("url");
          EdgeCheck file = OutFileCheck.of(place, options);
          return new Checked(file.mistakes(), file.unknown());
        });
  }

  /** {@code partner-mail-out:}. */
  static UncalledPartners byMail() {
    return new UncalledPartners(
        (way, options) -> {
          EdgeCheck mail = OutMailOptions.check(way, options);
          return new Checked(mail.mistakes(), mail.unknown());
        });
  }

  @Override
  protected Endpoint createEndpoint(String uri, String method, Map<String, Object> parameters) {
    Map<String, String> options = new HashMap<>();
    parameters.forEach((name, value) -> options.put(name, value.toString()));
    Checked checked = check.apply(method, options);
    if (!checked.mistakes().isEmpty()) {
      throw new IllegalArgumentException(checked.mistakes().toString());
    }
    // Camel complains of those that are left
    parameters.keySet().retainAll(checked.unknown());
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
      throw new UnsupportedOperationException("it only sends");
    }
  }
}
