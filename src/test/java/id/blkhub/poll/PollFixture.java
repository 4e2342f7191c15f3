package id.blkhub.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.edge.ItemOutcome;
import id.blkhub.edge.SourceItem;
import id.blkhub.edge.TakenItem;
import id.blkhub.exchange.SendLedger;
import id.blkhub.http.LoginSettings;
import id.blkhub.http.PartnerHttpComponent;
import id.blkhub.store.Database;
import id.blkhub.tls.Certificates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.mock.env.MockEnvironment;

/** A Camel context with polls, whose route notes the items it is given instead of sending them. */
final class PollFixture implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<JsonNode> records = Collections.synchronizedList(new ArrayList<>());
  private final List<String> digests = Collections.synchronizedList(new ArrayList<>());
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private volatile int failures;

  PollFixture(Database hub, Path work, Clock clock, Map<String, LoginSettings> logins)
      throws Exception {
    camel.addComponent(
        "partner-http",
        new PartnerHttpComponent(
            hub,
            new SendLedger(new WithdrawalStore(hub, clock)),
            logins,
            Map.of(),
            "a",
            ZoneId.of("Asia/Jakarta"),
            Certificates.of(new MockEnvironment())));
    camel.addComponent(
        "partner-poll",
        new PartnerPollComponent(
            new PartnerPollComponent.PollSetup(
                new PollStore(hub, clock), new PollMeters(meters), work, clock)));
    camel.start();
  }

  /** Begins to ask; the options are those of a route. */
  void poll(String name, String url, String... options) throws Exception {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("url", "RAW(" + url + ")");
    parameters.put("recordId", "/id");
    parameters.put("every", "100ms");
    for (int i = 0; i < options.length; i += 2) {
      parameters.put(options[i], options[i + 1]);
    }
    StringBuilder uri = new StringBuilder("partner-poll:bursa/" + name);
    parameters.forEach(
        (key, value) ->
            uri.append(uri.indexOf("?") < 0 ? '?' : '&').append(key).append('=').append(value));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri.toString()).routeId("collect.bursa." + name).process(PollFixture.this::take);
          }
        });
  }

  private void take(Exchange exchange) throws Exception {
    SourceItem item = exchange.getMessage().getMandatoryBody(SourceItem.class);
    JsonNode document = JSON.readTree(Files.readAllBytes(item.bytes()));
    digests.add(item.digest());
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("the broker has the records, and the hub fails");
    }
    document.path("records").forEach(records::add);
    exchange
        .getMessage()
        .setBody(new TakenItem(new ItemOutcome.Taken(document.path("records").size()), () -> {}));
  }

  /** The next items are put, and then the hub fails. */
  void failAfterTheNext(int items) {
    failures = items;
  }

  /** The ids of the records that were put, in their order. */
  List<String> ids() {
    return all().stream().map(record -> record.path("id").asText()).toList();
  }

  List<JsonNode> all() {
    synchronized (records) {
      return List.copyOf(records);
    }
  }

  /** Of the items, in their order; one that failed is there, too. */
  List<String> digests() {
    synchronized (digests) {
      return List.copyOf(digests);
    }
  }

  /** How many polls had that outcome. */
  double outcomes(String name, String outcome) {
    return meters
        .counter("blkhub.polls", "partner", "bursa", "poll", name, "outcome", outcome)
        .count();
  }

  @Override
  public void close() {
    camel.stop();
  }
}
