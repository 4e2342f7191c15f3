package id.blkhub.journal;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what waits for an operator: messages held, deliveries parked. */
public final class StuckFinder {
  private static final int MOST = 1_000;
  private static final String GROUPED =
      "kind, cause, count(*) AS n, min(state_at) AS oldest, max(state_at) AS newest, min(stamp) AS"
          + " example FROM ";

  private final Database journal;

  public StuckFinder(Database journal) {
    this.journal = journal;
  }

  /** Parked deliveries by receiver, kind and cause; the largest groups first. */
  public List<StuckGroup> parked() {
    return groups(
        "SELECT receiver AS partner, "
            + GROUPED
            + "delivery WHERE state = 'PARKED' GROUP BY receiver, kind, cause");
  }

  /** Held messages by sender, kind and cause; the largest groups first. */
  public List<StuckGroup> held() {
    return groups(
        "SELECT sender AS partner, "
            + GROUPED
            + "message WHERE state = 'HELD' GROUP BY sender, kind, cause");
  }

  /**
   * The parked deliveries of one group, in the order in which their messages came in.
   *
   * @param after the last one already read; null for the first page
   * @param limit 1 to 1,000
   */
  public List<StuckMessage> parked(
      PartnerId receiver, Kind kind, String cause, @Nullable MessageId after, int limit) {
    return list(
        "SELECT "
            + MessageRefs.COLUMNS
            + ", d.receiver, d.attempts, d.errors, d.state_at FROM delivery d JOIN message m ON"
            + " m.stamp = d.stamp WHERE d.state = 'PARKED' AND d.receiver = ? AND d.kind = ? AND"
            + " d.cause = ? AND d.stamp > ? ORDER BY d.stamp LIMIT ?",
        receiver,
        kind,
        cause,
        after,
        limit);
  }

  /**
   * The held messages of one group, in the order in which they came in.
   *
   * @param after the last one already read; null for the first page
   * @param limit 1 to 1,000
   */
  public List<StuckMessage> held(
      PartnerId sender, Kind kind, String cause, @Nullable MessageId after, int limit) {
    return list(
        "SELECT "
            + MessageRefs.COLUMNS
            + ", NULL AS receiver, 0 AS attempts, m.errors, m.state_at FROM message m WHERE m.state"
            + " = 'HELD' AND m.sender = ? AND m.kind = ? AND m.cause = ? AND m.stamp > ? ORDER BY"
            + " m.stamp LIMIT ?",
        sender,
        kind,
        cause,
        after,
        limit);
  }

  private List<StuckGroup> groups(String query) {
    return journal.read(
        sql ->
            sql.sql(query + " ORDER BY n DESC, partner, kind, cause")
                .query(StuckFinder::group)
                .list());
  }

  private List<StuckMessage> list(
      String query,
      PartnerId partner,
      Kind kind,
      String cause,
      @Nullable MessageId after,
      int limit) {
    return journal.read(
        (Sql sql) ->
            sql.sql(query)
                .params(
                    partner.value(),
                    kind.value(),
                    cause,
                    after == null ? "" : after.value(),
                    Math.max(1, Math.min(limit, MOST)))
                .query(StuckFinder::message)
                .list());
  }

  private static StuckGroup group(ResultSet row, int number) throws SQLException {
    return new StuckGroup(
        new PartnerId(row.getString("partner")),
        MessageRefs.kind(row),
        row.getString("cause"),
        row.getLong("n"),
        Instant.ofEpochMilli(row.getLong("oldest")),
        Instant.ofEpochMilli(row.getLong("newest")),
        new MessageId(row.getString("example")));
  }

  private static StuckMessage message(ResultSet row, int number) throws SQLException {
    return new StuckMessage(
        MessageRefs.of(row),
        MessageRefs.receiver(row),
        row.getInt("attempts"),
        JournalCodec.errors(row.getString("errors")),
        Instant.ofEpochMilli(row.getLong("state_at")));
  }
}
