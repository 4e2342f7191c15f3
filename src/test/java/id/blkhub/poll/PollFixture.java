package id.blkhub.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.edge.ItemOutcome;
import id.blkhub.edge.LeftItems;
import id.blkhub.edge.SourceItem;
import id.blkhub.edge.SourceServices;
import id.blkhub.edge.SourceStates;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
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
  private final Map<String, PartnerDatabase> databases = new ConcurrentHashMap<>();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
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
                new PollStore(hub, clock),
                new PollMeters(meters),
                work,
                clock,
                services(hub, clock))));
    camel.addComponent("partner-table", new PartnerTableComponent(databases::get));
    camel.start();
  }

  private SourceServices services(Database hub, Clock clock) {
    return new SourceServices(LeftItems.in(hub, clock), new SourceStates(clock, meters));
  }

  /** Beside the hub's: what a name of {@code hub.partner-databases} says. */
  void database(String name, PartnerDatabase settings) {
    databases.put(name, settings);
  }

  /** Begins to read a table; the options are those of a route. */
  void table(String name, String... options) throws Exception {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("every", "100ms");
    for (int i = 0; i < options.length; i += 2) {
      parameters.put(options[i], options[i + 1]);
    }
    from("partner-table:bursa/" + name, parameters, name);
  }

  /** What happens when the next item comes, before the route goes on. */
  void meanwhile(Runnable what) {
    meanwhile.set(what);
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
    from("partner-poll:bursa/" + name, parameters, name);
  }

  private void from(String place, Map<String, Object> parameters, String name) throws Exception {
    StringBuilder uri = new StringBuilder(place);
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
    meanwhile.getAndSet(() -> {}).run();
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
