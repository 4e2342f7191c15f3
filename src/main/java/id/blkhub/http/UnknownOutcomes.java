package id.blkhub.http;

import id.blkhub.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which final calls may have been made without the hub hearing of it: only after such a one is
 * "already there" the partner's word for "delivered". The mark is durable before the call, because
 * a crash is the very case it is for; it costs one commit for each batch, and only on routes that
 * declare {@code alreadyThere}. A mark stays after success too: the broker may not have heard of it
 * when the hub dies, and the call is then made again.
 */
final class UnknownOutcomes {
  /** Longer than any delivery is kept for a partner. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

  private final Database hub;
  private final Clock clock;
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final AtomicLong nextPurge = new AtomicLong();

  UnknownOutcomes(Database hub, Clock clock) {
    this.hub = hub;
    this.clock = clock;
  }

  /** What is known of earlier calls under a key. */
  enum Earlier {
    /** None was made, or the partner said that it did nothing. */
    NONE,
    /** One may have been made, and no answer came. */
    UNANSWERED,
    /** One was answered, and the answer did not say what was done: a 5xx, or no sense. */
    ANSWERED
  }

  /** Notes durably that the calls are about to be made, and tells of earlier ones by their key. */
  Map<String, Earlier> begin(Collection<String> idempotencyKeys) {
    List<String> forget = new ArrayList<>(denied);
    Map<String, Earlier> earlier =
        hub.write(
            jdbc -> {
              forget.forEach(key -> delete(jdbc, key));
              purge(jdbc);
              Map<String, Earlier> found = new HashMap<>();
              idempotencyKeys.forEach(key -> found.put(key, begin(jdbc, key)));
              return found;
            });
    denied.removeAll(forget);
    return earlier;
  }

  private Earlier begin(JdbcClient jdbc, String idempotencyKey) {
    boolean first =
        jdbc.sql(
                    """
                    insert into call_attempt (idempotency_key, asked_at) values (:key, :now)
                    on conflict (idempotency_key) do nothing
                    """)
                .param("key", idempotencyKey)
                .param("now", clock.millis())
                .update()
            == 1;
    return first ? Earlier.NONE : earlier(jdbc, idempotencyKey);
  }

  private static Earlier earlier(JdbcClient jdbc, String idempotencyKey) {
    int answered =
        jdbc.sql("select answered from call_attempt where idempotency_key = :key")
            .param("key", idempotencyKey)
            .query(Integer.class)
            .single();
    return answered == 0 ? Earlier.UNANSWERED : Earlier.ANSWERED;
  }

  /** Notes durably that the partner answered without saying what it did. */
  void answered(String idempotencyKey) {
    hub.write(
        jdbc ->
            jdbc.sql("update call_attempt set answered = 1 where idempotency_key = :key")
                .param("key", idempotencyKey)
                .update());
  }

  /** Nothing was done, as is known for sure: the marks go at once, or with the next commit. */
  void nothingDone(Collection<String> idempotencyKeys) {
    if (idempotencyKeys.isEmpty()) {
      return;
    }
    try {
      hub.write(
          jdbc -> {
            idempotencyKeys.forEach(key -> delete(jdbc, key));
            return null;
          });
    } catch (DataAccessException later) {
      denied.addAll(idempotencyKeys);
    }
  }

  private static int delete(JdbcClient jdbc, String idempotencyKey) {
    return jdbc.sql("delete from call_attempt where idempotency_key = :key")
        .param("key", idempotencyKey)
        .update();
  }

  private void purge(JdbcClient jdbc) {
    long now = clock.millis();
    long due = nextPurge.get();
    if (now >= due && nextPurge.compareAndSet(due, now + BETWEEN_PURGES.toMillis())) {
      jdbc.sql("delete from call_attempt where asked_at < :cutoff")
          .param("cutoff", now - KEPT.toMillis())
          .update();
    }
  }
}
