package id.blkhub.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.http.Verdict.Effect;
import id.blkhub.http.Verdict.Later;
import id.blkhub.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers that are asked for once and kept: a schedule at a certification body is made by the first
 * participant and used by all. The question is durable before the call, the answer before its use.
 */
final class RememberedAnswers {
  private static final JsonMapper JSON = new JsonMapper();

  private final Database hub;
  private final String node;
  private final Executor workers;
  private final Clock clock;
  private final ConcurrentMap<Question, CompletableFuture<Verdict>> asking =
      new ConcurrentHashMap<>();

  /**
   * @param node names this node among those that share the database
   */
  RememberedAnswers(Database hub, String node, Executor workers, Clock clock) {
    this.hub = hub;
    this.node = node;
    this.workers = workers;
    this.clock = clock;
  }

  /** What is asked: a call at a partner and the value it is about. */
  record Question(String partner, String call, String key) {}

  /**
   * The answer at hand, or the one that {@code ask} brings; whoever needs it meanwhile gets the
   * same.
   *
   * @param lease how long another node's question is given before this one asks too
   * @param ask makes the call; its {@link Verdict.Accepted} holds the answer alone
   */
  CompletableFuture<Verdict> get(
      Question question, Duration lease, Supplier<CompletableFuture<Verdict>> ask) {
    CompletableFuture<Verdict> mine = new CompletableFuture<>();
    CompletableFuture<Verdict> others = asking.putIfAbsent(question, mine);
    if (others != null) {
      return others;
    }
    CompletableFuture.supplyAsync(() -> known(question, lease), workers)
        .thenCompose(
            known ->
                known
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(
                        () ->
                            ask.get().thenApplyAsync(verdict -> keep(question, verdict), workers)))
        .whenComplete(
            (verdict, failure) -> {
              asking.remove(question, mine);
              if (failure == null) {
                mine.complete(verdict);
              } else {
                mine.completeExceptionally(failure);
              }
            });
    return mine;
  }

  /** The stored answer, or why it is not to be had now; empty where it is ours to ask. */
  private Optional<Verdict> known(Question question, Duration lease) {
    Optional<Row> row = hub.read(jdbc -> find(jdbc, question));
    if (row.isEmpty() || row.get().answer == null) {
      row = hub.write(jdbc -> claim(jdbc, question, lease));
    }
    return row.map(found -> verdict(found, lease));
  }

  private Verdict verdict(Row row, Duration lease) {
    if (row.answer != null) {
      return new Verdict.Accepted(parse(row.answer));
    }
    Duration left = Duration.ofMillis(row.askedAt + lease.toMillis() - clock.millis());
    return new Later(
        PartnerCallProblem.ASKED_ELSEWHERE.violation(),
        left.isNegative() ? Duration.ZERO : left,
        Effect.UNSENT);
  }

  /** Empty when this node may ask; else the row that says why not. */
  private Optional<Row> claim(JdbcClient jdbc, Question question, Duration lease) {
    long now = clock.millis();
    int claimed =
        jdbc.sql(
                """
                insert into remembered_answer (partner, call_name, call_key, state, asked_by, asked_at)
                values (:partner, :call, :key, 'ASKED', :node, :now)
                on conflict (partner, call_name, call_key)
                do update set asked_by = excluded.asked_by, asked_at = excluded.asked_at
                where remembered_answer.state = 'ASKED'
                  and (remembered_answer.asked_by = :node or remembered_answer.asked_at < :expired)
                """)
            .param("partner", question.partner())
            .param("call", question.call())
            .param("key", question.key())
            .param("node", node)
            .param("now", now)
            .param("expired", now - lease.toMillis())
            .update();
    return claimed == 1 ? Optional.empty() : find(jdbc, question);
  }

  private Verdict keep(Question question, Verdict verdict) {
    if (verdict instanceof Verdict.Accepted accepted) {
      hub.write(
          jdbc ->
              jdbc.sql(
                      """
                      update remembered_answer
                      set state = 'ANSWERED', answer = :answer, answered_at = :now
                      where partner = :partner and call_name = :call and call_key = :key
                      """)
                  .param("answer", accepted.body().toString())
                  .param("now", clock.millis())
                  .param("partner", question.partner())
                  .param("call", question.call())
                  .param("key", question.key())
                  .update());
    }
    return verdict;
  }

  private static Optional<Row> find(JdbcClient jdbc, Question question) {
    return jdbc.sql(
            """
            select answer, asked_at from remembered_answer
            where partner = :partner and call_name = :call and call_key = :key
            """)
        .param("partner", question.partner())
        .param("call", question.call())
        .param("key", question.key())
        .query((row, n) -> new Row(row.getString("answer"), row.getLong("asked_at")))
        .optional();
  }

  private static JsonNode parse(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a remembered answer is no JSON");
    }
  }

  /**
   * @param answer null while it is asked for
   */
  private record Row(@Nullable String answer, long askedAt) {}
}
