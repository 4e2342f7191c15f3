package id.blkhub.route;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.queue.HubQueueEndpoint;
import id.blkhub.queue.QueueBatch;
import id.blkhub.testing.RouteTestSupport;
import id.blkhub.testing.Step;
import id.blkhub.testing.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route and template below routes/, each loaded from its file with mocks for its ends. */
@ParameterizedClass
@MethodSource("routes")
class ShippedRoutesTest extends RouteTestSupport {
  private static final List<String> INTAKE =
      List.of(
          "readMessages",
          "checkContract",
          "mapToCanonical",
          "correlateMessages",
          "dispatchOutcomes");

  private static final String BEFORE_SENDING = "prepareDeliveries";

  private static final String BY_FILE = "partner-file:(folder|sftp)";
  private static final String BY_MAIL = "partner-mail-out:smtp";
  private static final String BY_QUEUE = "putOnPartnerQueue";
  private static final String AFTER_SENDING = "settleDeliveries";

  /** What the hub does for itself, by the queue it reads. */
  private static final Map<String, List<String>> UPKEEP =
      Map.of(
          "journal", List.of("storeEvents"),
          "waiting", List.of("rejectOverdueMessages"),
          "expired", List.of("reportExpiredDeliveries"),
          "dead", List.of("parkRejectedDeliveries"),
          "withdraw", List.of("cancelQueuedDeliveries"),
          "replay", List.of("repeatDeliveries"));

  private final WrittenRoute written;

  ShippedRoutesTest(WrittenRoute written) {
    this.written = written;
  }

  static List<WrittenRoute> routes() {
    List<WrittenRoute> routes = WrittenRoute.all();
    assertThat(routes)
        .as("every file has a route or a template here")
        .flatExtracting(route -> route.files())
        .containsAll(WrittenRoute.everyFile());
    return routes.stream().filter(route -> !route.collects()).toList();
  }

  @Override
  protected List<Path> routeFiles() {
    return written.files();
  }

  @Override
  protected Map<String, String> settings() {
    return written.settings();
  }

  @BeforeEach
  void makeARouteOfATemplate() throws Exception {
    if (written.parameters() != null) {
      TemplatedRouteBuilder template =
          TemplatedRouteBuilder.builder(context, written.template()).routeId(written.id());
      written.parameters().forEach(template::parameter);
      template.add();
    }
  }

  @Test
  void shouldTakeTheStepsOfItsKindInTheirOrder() {
    List<Turn> turns = give(written.queue(), "a message");

    assertThat(turns).hasSize(1);
    List<String> taken = turns.get(0).stepNames();
    if (written.queue().startsWith("in.")) {
      assertThat(taken).isEqualTo(INTAKE);
    } else if (written.queue().startsWith("deliver.")) {
      assertThat(taken).startsWith(BEFORE_SENDING).endsWith(AFTER_SENDING);
      List<String> sending = taken.subList(1, taken.size() - 1);
      assertThat(sending).isNotEmpty();
      assertThat(sending)
          .as("one way of sending")
          .satisfiesAnyOf(
              by -> assertThat(by).isEqualTo(of(BY_QUEUE)),
              by -> assertThat(by).hasSize(1).allMatch(name -> name.matches(BY_FILE)),
              by -> assertThat(by).isEqualTo(of(BY_MAIL)),
              by -> assertThat(by).allMatch(name -> name.matches("(POST|PUT|PATCH) /.*")));
    } else {
      assertThat(taken).isEqualTo(UPKEEP.get(written.queue()));
    }
  }

  @Test
  void shouldReadAndSendWithTheOptionsItsFileGives() {
    HubQueueEndpoint reads = reads(written.id());
    assertThat(reads.getBatchSize()).isEqualTo(written.batchSize());
    assertThat(reads.getGather()).isEqualTo(written.gather());

    Turn turn = give(written.queue(), "a message").get(0);

    assertThat(turn.steps()).hasSameSizeAs(written.steps());
    for (int at = 0; at < turn.steps().size(); at++) {
      Step step = turn.steps().get(at);
      String[] address = written.steps().get(at).split("\\?", 2);
      if (address.length == 1) {
        assertThat(step.name()).isEqualTo(address[0]);
      } else {
        assertThat(step.options()).isEqualTo(options(address[1]));
        assertThat(address[0]).matches("partner-http:.*|" + BY_MAIL + '|' + BY_FILE);
        if (!Set.of("partner-file:folder", BY_MAIL).contains(address[0])) {
          assertThat(step.options().get("url")).startsWith("https://").doesNotContain("{{");
        }
      }
    }
  }

  @Test
  void shouldPassABatchThroughAllItsStepsAsOneExchange() {
    List<String> messages = messages(written.batchSize() + 1);

    List<Turn> turns = give(written.queue(), messages);

    assertThat(turns).hasSize(2);
    assertThat(turns.get(0).messages()).isEqualTo(messages.subList(0, written.batchSize()));
    assertThat(turns.get(1).messages())
        .isEqualTo(messages.subList(written.batchSize(), messages.size()));
    assertThat(turns)
        .allSatisfy(
            turn -> {
              assertThat(turn.failure()).isNull();
              assertThat(turn.stepNames()).hasSameSizeAs(written.steps());
            });
    assertThat(keptAside()).isEmpty();
  }

  @Test
  void shouldTellTheQueueOfAFailureAtAnyStepAndGoNoFurther() {
    List<Step> steps = give(written.queue(), "a message").get(0).steps();
    for (String step : Set.copyOf(steps.stream().map(Step::name).toList())) {
      startOver();
      failAt(step, "bad");
      List<String> upToThere = names(steps).subList(0, names(steps).indexOf(step) + 1);

      List<Turn> turns = give(written.queue(), "good", "bad", "fine");

      if (written.batchSize() > 1) {
        assertThat(turns.get(0).messages()).containsExactly("good", "bad", "fine");
        assertThat(turns.get(0).failure()).isInstanceOf(StepFailed.class);
        assertThat(turns.get(0).stepNames()).isEqualTo(upToThere);
      }
      List<Turn> oneByOne = turns.subList(turns.size() - 3, turns.size());
      assertThat(oneByOne)
          .extracting(Turn::messages)
          .containsExactly(of("good"), of("bad"), of("fine"));
      assertThat(oneByOne.get(1).failure()).isInstanceOf(StepFailed.class);
      assertThat(oneByOne.get(1).stepNames()).isEqualTo(upToThere);
      assertThat(List.of(oneByOne.get(0), oneByOne.get(2)))
          .allSatisfy(
              turn -> {
                assertThat(turn.failure()).isNull();
                assertThat(turn.steps()).isEqualTo(steps);
              });
      assertThat(keptAside()).as("for an operator, after %s failed", step).containsExactly("bad");
    }
  }

  @Test
  void shouldTryABatchAgainThatAStepSentBack() {
    AtomicInteger times = new AtomicInteger();
    String last =
        names(give(written.queue(), "a message").get(0).steps()).get(written.steps().size() - 1);
    at(last, batch -> sendBackTwice(batch, times));
    List<String> messages = messages(Math.min(3, written.batchSize()));

    assertThat(give(written.queue(), messages)).extracting(Turn::attempt).containsExactly(1);
    List<Turn> second = later();
    List<Turn> third = later();

    for (Turn turn : List.of(second.get(0), third.get(0))) {
      assertThat(turn.messages()).isEqualTo(messages);
      assertThat(turn.stepNames()).hasSameSizeAs(written.steps());
    }
    assertThat(second).extracting(Turn::attempt).containsExactly(2);
    assertThat(third).extracting(Turn::attempt).containsExactly(3);
    assertThat(later()).as("the third went through").isEmpty();
    assertThat(keptAside()).isEmpty();
  }

  private static void sendBackTwice(QueueBatch batch, AtomicInteger times) {
    if (times.incrementAndGet() <= 2) {
      batch.tryAgainLater(Duration.ofSeconds(30));
    }
  }

  private static List<String> names(List<Step> steps) {
    return steps.stream().map(Step::name).toList();
  }

  private static List<String> of(String message) {
    return Collections.singletonList(message);
  }

  private static List<String> messages(int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(n -> "message " + n).toList());
  }

  private static Map<String, String> options(String query) {
    Map<String, String> options = new TreeMap<>();
    Arrays.stream(query.split("&"))
        .map(option -> option.split("=", 2))
        .forEach(option -> options.put(option[0], option[1]));
    return options;
  }
}
