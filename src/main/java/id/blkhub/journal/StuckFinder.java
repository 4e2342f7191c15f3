package id.blkhub.journal;

import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

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
   * @param after message id of the last one already read; empty for the first page
   * @param limit 1 to 1,000
   */
  public List<StuckMessage> parked(
      String receiver, String kind, String cause, String after, int limit) {
    return list(
        "SELECT m.stamp, m.sender, m.sender_message_id, m.kind, m.business_key, d.receiver,"
            + " d.attempts, d.errors, d.state_at FROM delivery d JOIN message m ON m.stamp ="
            + " d.stamp WHERE d.state = 'PARKED' AND d.receiver = ? AND d.kind = ? AND d.cause = ?"
            + " AND d.stamp > ? ORDER BY d.stamp LIMIT ?",
        receiver,
        kind,
        cause,
        after,
        limit);
  }

  /**
   * The held messages of one group, in the order in which they came in.
   *
   * @param after message id of the last one already read; empty for the first page
   * @param limit 1 to 1,000
   */
  public List<StuckMessage> held(
      String sender, String kind, String cause, String after, int limit) {
    return list(
        "SELECT m.stamp, m.sender, m.sender_message_id, m.kind, m.business_key, NULL AS receiver,"
            + " 0 AS attempts, m.errors, m.state_at FROM message m WHERE m.state = 'HELD' AND"
            + " m.sender = ? AND m.kind = ? AND m.cause = ? AND m.stamp > ? ORDER BY m.stamp"
            + " LIMIT ?",
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
      String query, String partner, String kind, String cause, String after, int limit) {
    return journal.read(
        (Sql sql) ->
            sql.sql(query)
                .params(partner, kind, cause, after, Math.max(1, Math.min(limit, MOST)))
                .query(StuckFinder::message)
                .list());
  }

  private static StuckGroup group(ResultSet row, int number) throws SQLException {
    return new StuckGroup(
        row.getString("partner"),
        row.getString("kind"),
        row.getString("cause"),
        row.getLong("n"),
        Instant.ofEpochMilli(row.getLong("oldest")),
        Instant.ofEpochMilli(row.getLong("newest")),
        row.getString("example"));
  }

  private static StuckMessage message(ResultSet row, int number) throws SQLException {
    return new StuckMessage(
        row.getString("stamp"),
        row.getString("sender"),
        row.getString("sender_message_id"),
        row.getString("kind"),
        row.getString("business_key"),
        row.getString("receiver"),
        row.getInt("attempts"),
        JournalCodec.errors(row.getString("errors")),
        Instant.ofEpochMilli(row.getLong("state_at")));
  }
}
