package id.blkhub.journal;

import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Deletes what the journal need not keep any longer. */
public final class JournalRetention {
  /** Small, because on SQLite the journal's writer waits meanwhile. */
  private static final int PART = 500;

  // older ones are found as finished; without the lower bound each run would look at the rejected
  // messages of five years
  private static final String REFUSED =
      "SELECT m.stamp FROM message m WHERE m.state IN ('REJECTED', 'DUPLICATE')"
          + " AND m.state_at < :limit AND m.state_at >= :oldest"
          + " AND EXISTS (SELECT 1 FROM payload p WHERE p.stamp = m.stamp)";
  private static final String FINISHED =
      "SELECT DISTINCT p.stamp FROM payload p JOIN message m ON m.stamp = p.stamp"
          + " WHERE p.stored_at < :limit AND m.state_at < :limit"
          + " AND m.state NOT IN ('RECEIVED', 'WAITING', 'HELD') AND NOT EXISTS (SELECT 1"
          + " FROM delivery d WHERE d.stamp = p.stamp AND (d.state_at >= :limit"
          + " OR d.state NOT IN ('FILTERED', 'DELIVERED', 'EXPIRED', 'CANCELLED')))";
  private static final String PAST =
      "SELECT m.stamp FROM message m WHERE m.state_at < :limit AND NOT EXISTS"
          + " (SELECT 1 FROM delivery d WHERE d.stamp = m.stamp AND d.state_at >= :limit)";

  private final Database journal;
  private final RetentionSettings settings;

  public JournalRetention(Database journal, RetentionSettings settings) {
    this.journal = journal;
    this.settings = settings;
  }

  /**
   * What was deleted.
   *
   * @param payloads messages whose payloads went
   * @param messages messages whose last trace went
   */
  public record Purged(int payloads, int messages, int refusals) {}

  /** Deletes in small transactions; what a failure leaves, the next call deletes. */
  public Purged purge(Instant now) {
    Instant past = now.atZone(ZoneOffset.UTC).minus(settings.metadata()).toInstant();
    int payloads =
        delete(FINISHED, now.minus(settings.payload()), Instant.EPOCH, List.of("payload"))
            + delete(
                REFUSED,
                now.minus(settings.rejected()),
                now.minus(settings.payload()),
                List.of("payload"));
    int messages =
        delete(PAST, past, Instant.EPOCH, List.of("payload", "event", "delivery", "message"));
    journal.write(
        sql ->
            sql.sql("DELETE FROM replay WHERE requested_at < ?")
                .param(past.toEpochMilli())
                .update());
    int refusals =
        journal.write(
            sql ->
                sql.sql("DELETE FROM refusal WHERE at < ?")
                    .param(now.minus(settings.refusals()).toEpochMilli())
                    .update());
    return new Purged(payloads, messages, refusals);
  }

  private int delete(String which, Instant limit, Instant oldest, List<String> tables) {
    int deleted = 0;
    List<String> part;
    do {
      part = journal.read(sql -> next(sql, which, limit, oldest));
      List<String> ids = part;
      if (!ids.isEmpty()) {
        deleted +=
            journal.write(
                sql -> {
                  for (String table : tables) {
                    sql.sql("DELETE FROM " + table + " WHERE stamp IN (:ids)")
                        .param("ids", ids)
                        .update();
                  }
                  return ids.size();
                });
      }
    } while (part.size() == PART);
    return deleted;
  }

  private static List<String> next(Sql sql, String which, Instant limit, Instant oldest) {
    return sql.sql(which + " LIMIT " + PART)
        .param("limit", limit.toEpochMilli())
        .param("oldest", oldest.toEpochMilli())
        .query(String.class)
        .list();
  }
}
