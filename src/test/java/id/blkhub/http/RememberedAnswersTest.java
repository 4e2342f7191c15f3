package id.blkhub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.http.RememberedAnswers.Question;
import id.blkhub.http.Verdict.Accepted;
import id.blkhub.http.Verdict.Later;
import id.blkhub.store.Database;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memory of answers and of unknown outcomes, on both databases. */
class RememberedAnswersTest {
  private static final Question QUESTION = new Question("bnsp", "/jadwal", "LAS-1");
  private static final Duration LEASE = Duration.ofMinutes(1);

  enum Engine {
    SQLITE,
    POSTGRESQL
  }

  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();

  private TestDatabases open(Engine engine) {
    return engine == Engine.SQLITE ? TestDatabases.sqlite(folder) : TestDatabases.postgres();
  }

  private static RememberedAnswers node(String name, Database hub) {
    return new RememberedAnswers(hub, name, Runnable::run, Clock.systemUTC());
  }

  private CompletableFuture<Verdict> answer() {
    asked.incrementAndGet();
    JsonNode id = JsonNodeFactory.instance.numberNode(4101);
    return CompletableFuture.completedFuture(new Accepted(id));
  }

  private static CompletableFuture<Verdict> noAnswer() {
    return CompletableFuture.completedFuture(
        new Later(PartnerCallProblem.TIMEOUT.violation(20), null, Verdict.Effect.UNKNOWN));
  }

  @ParameterizedTest
  @EnumSource
  void shouldAskOnceAndKeepTheTypeOfTheAnswer(Engine engine) {
    try (TestDatabases databases = open(engine)) {
      node("a", databases.hub()).get(QUESTION, LEASE, this::answer).join();
      databases.restart();

      Verdict again = node("a", databases.hub()).get(QUESTION, LEASE, this::answer).join();

      assertThat(asked).hasValue(1);
      assertThat(((Accepted) again).body().isInt()).isTrue();
      assertThat(((Accepted) again).body().asInt()).isEqualTo(4101);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldAskAgainAtOnceWhereTheSameNodeGotNoAnswer(Engine engine) {
    try (TestDatabases databases = open(engine)) {
      node("a", databases.hub()).get(QUESTION, LEASE, RememberedAnswersTest::noAnswer).join();

      Verdict again = node("a", databases.hub()).get(QUESTION, LEASE, this::answer).join();

      assertThat(again).isInstanceOf(Accepted.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldWaitWhileAnotherNodeMayBeAsking(Engine engine) {
    try (TestDatabases databases = open(engine)) {
      node("a", databases.hub()).get(QUESTION, LEASE, RememberedAnswersTest::noAnswer).join();

      Verdict early = node("b", databases.hub()).get(QUESTION, LEASE, this::answer).join();
      Verdict late =
          node("b", databases.hub()).get(QUESTION, Duration.ofMillis(-1), this::answer).join();

      assertThat(early).isInstanceOf(Later.class);
      assertThat(((Later) early).why().code()).isEqualTo("HUB-D021");
      assertThat(((Later) early).after()).isBetween(Duration.ofSeconds(1), LEASE);
      assertThat(late).isInstanceOf(Accepted.class);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void shouldLetAllWhoNeedTheAnswerWaitForOneCall() {
    try (TestDatabases databases = open(Engine.SQLITE)) {
      RememberedAnswers answers = node("a", databases.hub());
      CompletableFuture<Verdict> slow = new CompletableFuture<>();
      List<CompletableFuture<Verdict>> waiting = new ArrayList<>();
      IntStream.range(0, 50)
          .forEach(
              n ->
                  waiting.add(
                      answers.get(
                          QUESTION,
                          LEASE,
                          () -> {
                            asked.incrementAndGet();
                            return slow;
                          })));

      slow.complete(new Accepted(JsonNodeFactory.instance.textNode("J-1")));

      assertThat(asked).hasValue(1);
      assertThat(waiting).allSatisfy(w -> assertThat(w.join()).isInstanceOf(Accepted.class));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRememberAnUnknownOutcomeUntilThePartnerDeniesIt(Engine engine) {
    try (TestDatabases databases = open(engine)) {
      UnknownOutcomes outcomes = new UnknownOutcomes(databases.hub(), Clock.systemUTC());

      assertThat(outcomes.begin(List.of("k")).get("k")).isEqualTo(UnknownOutcomes.Earlier.NONE);
      databases.restart();
      outcomes = new UnknownOutcomes(databases.hub(), Clock.systemUTC());
      assertThat(outcomes.begin(List.of("k")).get("k"))
          .isEqualTo(UnknownOutcomes.Earlier.UNANSWERED);
      outcomes.nothingDone(List.of("k"));
      assertThat(outcomes.begin(List.of("k")).get("k")).isEqualTo(UnknownOutcomes.Earlier.NONE);
    }
  }

  @Test
  void shouldSendAFlatObjectAsAForm() throws Exception {
    ObjectNode flat = JsonNodeFactory.instance.objectNode();
    flat.put("nomor_reg", "TIK 1565").put("jadwal_id", 7).putNull("link_sertifikat");

    assertThat(new String(RequestBody.form(flat, null), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("nomor_reg=TIK+1565&jadwal_id=7&link_sertifikat=");
  }

  @Test
  void shouldKeepALargeKeyAsItsHash() {
    assertThat(RequestBody.key(JsonNodeFactory.instance.textNode("x".repeat(1001))))
        .hasSize(71)
        .startsWith("sha256:");
  }
}
