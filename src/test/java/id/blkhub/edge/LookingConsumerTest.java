package id.blkhub.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.edge.Item.ItemKey;
import id.blkhub.edge.SourceState.Condition;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.sending.QueueFull;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.HubLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every source does while its route, the broker or a database fail. */
class LookingConsumerTest {
  private static final PartnerId PARTNER = new PartnerId("kadin");
  private static final String SECRET = "3507-rahasia";

  @TempDir Path folder;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final SourceStates states = new SourceStates(Clock.systemUTC(), meters);
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final AtomicInteger given = new AtomicInteger();
  private volatile RuntimeException failure;
  private TestDatabases databases;

  @BeforeEach
  void start() throws Exception {
    databases = Engine.SQLITE.open(folder);
    camel.addComponent(
        "one-item",
        new OneItem(new SourceServices(LeftItems.in(databases.hub(), Clock.systemUTC()), states)));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("one-item:x")
                .routeId("collect.kadin.vacancy")
                .process(LookingConsumerTest.this::take);
          }
        });
  }

  @AfterEach
  void stop() throws Exception {
    camel.close();
    databases.close();
  }

  private void take(Exchange exchange) {
    given.incrementAndGet();
    if (failure != null) {
      throw failure;
    }
    exchange.getMessage().setBody(new TakenItem(new ItemOutcome.Taken(1), () -> {}));
  }

  /** Gives the same item at every look. */
  private static final class OneItem extends SourceComponent {
    private final SourceServices services;

    OneItem(SourceServices services) {
      super("one-item", 1);
      this.services = services;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> options) {
      return source(uri, (endpoint, route) -> new OneItemConsumer(endpoint, route, services));
    }
  }

  private static final class OneItemConsumer extends LookingConsumer {
    OneItemConsumer(Endpoint endpoint, Processor route, SourceServices services) {
      super(
          endpoint,
          route,
          PARTNER,
          "one-item:x",
          new LookPlan(Duration.ofMillis(10), Duration.ofMillis(600), null),
          services);
    }

    @Override
    protected void prepare() {}

    @Override
    protected void look() throws Exception {
      give(new SourceItem("lembar.csv", "one-item:x", Path.of("none"), "0".repeat(64)));
    }
  }

  private SourceState state() {
    return states.all().get(0);
  }

  private double counted(String meter, String outcome) {
    return meters
        .get(meter)
        .tags("route", "collect.kadin.vacancy", "outcome", outcome)
        .counter()
        .count();
  }

  @Test
  void shouldLogOneLineAndNoTraceForAsLongAsTheSameTroubleLastsAndOneWhenItIsOver() {
    failure = new IllegalStateException("outer " + SECRET, new ArithmeticException(SECRET));
    try (HubLog log = HubLog.watch()) {
      camel.start();
      await().until(() -> given.get() >= 2);

      assertThat(state().condition()).isEqualTo(Condition.FAILING);
      assertThat(state().cause().code()).isEqualTo("HUB-F022");
      assertThat(state().looks().next()).isAfter(state().looks().last());
      assertThat(state().looks().taken()).isNull();
      assertThat(meters.get("blkhub.source.failing").gauge().value()).isEqualTo(1);
      failure = null;
      await().until(() -> state().condition() == Condition.READ);

      assertThat(meters.get("blkhub.source.failing").gauge().value()).isZero();
      assertThat(state().looks().taken()).isNotNull();
      assertThat(state().cause()).isNull();
      await()
          .untilAsserted(
              () ->
                  assertThat(sourceLines(log))
                      .containsExactly(
                          "WARN partner=kadin routeId=collect.kadin.vacancy code=HUB-F022"
                              + " cause=java.lang.ArithmeticException A file cannot be taken now;"
                              + " the hub tries again by itself.",
                          "INFO partner=kadin routeId=collect.kadin.vacancy The source is read"
                              + " again"));
      assertThat(log.traces()).isEmpty();
      assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
      assertThat(counted("blkhub.source.looks", "failed")).isGreaterThanOrEqualTo(2);
      assertThat(counted("blkhub.source.items", "taken")).isPositive();
    }
  }

  @Test
  void shouldWaitForRoomInTheQueueWithoutAWordAndGoOn() {
    failure = new QueueFull("in.kadin.vacancy");
    try (HubLog log = HubLog.watch()) {
      camel.start();
      await().until(() -> given.get() >= 2);

      assertThat(state().condition()).isEqualTo(Condition.READ);
      failure = null;
      await().until(() -> state().looks().taken() != null);

      assertThat(sourceLines(log)).isEmpty();
      assertThat(log.traces()).isEmpty();
    }
  }

  @Test
  void shouldReadWhatWasTakenBeforeByTheOptionsOfItsOwnRoute() throws Exception {
    EdgeTargets targets = new EdgeTargets();
    camel.addComponent("intake-edge", new IntakeEdgeComponent(null, targets));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("one-item:sheets")
                .routeId("a")
                .choice()
                .when(constant(true))
                .to("intake-edge:kadin.vacancy?format=csv")
                .end();
            from("direct:list")
                .routeId("b")
                .to("intake-edge:kadin.vacancy?format=json&list=/records");
          }
        });

    camel.start();

    Item left =
        new Item(
            new ItemKey(PARTNER, new Kind("vacancy"), "0".repeat(64)),
            "id",
            "lembar.csv",
            "one-item:x",
            ItemState.CONFIRMED,
            new Item.ItemProgress(1, 1, 0, null),
            Instant.now());
    assertThat(ItemRecords.list(folder, targets.of(left).orElseThrow())).isNull();
  }

  @Test
  void shouldSayThatASourceIsNotReadWhileItsRouteIsStopped() throws Exception {
    camel.start();
    await().until(() -> state().condition() == Condition.READ);

    camel.getRouteController().suspendRoute("collect.kadin.vacancy");

    assertThat(state().condition()).isEqualTo(Condition.STOPPED);
    assertThat(state().looks().next()).isNull();
    camel.getRouteController().resumeRoute("collect.kadin.vacancy");
    await().until(() -> state().condition() == Condition.READ);
    camel.getRouteController().stopRoute("collect.kadin.vacancy");
    camel.removeRoute("collect.kadin.vacancy");
    assertThat(states.all()).isEmpty();
  }

  private static List<String> sourceLines(HubLog log) {
    String logger = " " + OneItemConsumer.class.getName() + " ";
    return log.lines().stream()
        .filter(line -> line.contains(logger) && !line.startsWith("DEBUG"))
        .map(line -> line.replace(logger, " "))
        .toList();
  }
}
