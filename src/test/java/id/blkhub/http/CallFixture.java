package id.blkhub.http;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.TestDeliveries;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.SendLedger;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Database;
import id.blkhub.tls.Certificates;
import id.blkhub.tls.ClientTls;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** One call with its options in a route and its settings, as an integrator writes both. */
final class CallFixture implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Certificates certificates;

  /**
   * @param options as YAML, a line for each
   */
  CallFixture(Database hub, Map<String, Object> settings, String options) throws Exception {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    Binder binder = Binder.get(environment);
    certificates = Certificates.of(environment);
    camel.addComponent(
        "partner-http",
        new PartnerHttpComponent(
            hub,
            new SendLedger(new WithdrawalStore(hub, Clock.systemUTC())),
            all(binder, "hub.logins", LoginSettings.class),
            all(binder, "hub.signatures", SignatureSettings.class),
            "a",
            ZoneId.of("Asia/Jakarta"),
            certificates));
    camel.start();
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.fromString("call.camel.yaml", route(options)));
  }

  private static <T> Map<String, T> all(Binder binder, String name, Class<T> type) {
    return binder.bind(name, Bindable.mapOf(String.class, type)).orElse(Map.of());
  }

  private static String route(String options) {
    return """
    - route:
        id: call
        description: one call
        from:
          uri: direct:call
          steps:
            - to:
                uri: partner-http:post
                parameters:
                  final: true
    """
        + options.indent(14);
  }

  /** Looks at changed files as the hub does every few seconds; it believes what stays the same. */
  void readCertificatesAgain() throws Exception {
    ClientTls tls = certificates.client("hub.partner-tls.karir").orElseThrow();
    tls.reloadIfChanged(Instant.now());
    tls.reloadIfChanged(Instant.now());
  }

  /** Another message each time. */
  Delivery deliver(JsonNode document) {
    return deliver(NUMBER.incrementAndGet(), 1, document);
  }

  /** The same number is the same message, whatever the attempt. */
  Delivery deliver(int number, int attempt, JsonNode document) {
    MessageRef message =
        new MessageRef(
            new MessageId("m-" + number),
            new PartnerId("supra"),
            new Kind("vacancy"),
            "s-" + number,
            null,
            "k-" + number,
            false);
    DeliveryHeader header =
        DeliveryHeader.of(message, new PartnerId("karir"), Instant.EPOCH).build();
    Delivery delivery = TestDeliveries.mapped(header, attempt, document);
    try {
      Endpoint endpoint = camel.getEndpoint("direct:call");
      AsyncProducer producer = endpoint.createAsyncProducer();
      producer.start();
      Exchange exchange = endpoint.createExchange();
      exchange.getMessage().setBody(TestDeliveries.batch(List.of(delivery)));
      if (producer.processAsync(exchange).join().getException() != null) {
        throw exchange.getException();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return delivery;
  }

  @Override
  public void close() {
    camel.stop();
  }
}
