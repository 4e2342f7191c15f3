package id.blkhub.journal;

import id.blkhub.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Reads which deliveries a partner took in a period. */
public final class TakenFinder {
  private static final String TAKEN =
      " FROM delivery d LEFT JOIN payload p ON p.stamp = d.stamp AND p.stage = 'canonical' AND"
          + " p.receiver = ''";
  private static final String WHERE =
      " WHERE d.state = 'DELIVERED' AND d.receiver = ? AND d.kind = ? AND d.state_at < ?";

  private final Database journal;

  public TakenFinder(Database journal) {
    this.journal = journal;
  }

  /**
   * Where and when to look.
   *
   * @param from when the first was taken, inclusive
   * @param to when the last was taken, exclusive
   */
  public record Period(String receiver, String kind, Instant from, Instant to) {}

  /**
   * How far a reader has come.
   *
   * @param at when the last one read was taken, milliseconds since 1970
   * @param messageId of the last one read; empty before the first
   */
  public record Place(long at, String messageId) {
    public static Place before(Period period) {
      return new Place(period.from().toEpochMilli(), "");
    }
  }

  /** How many deliveries there are, and the bytes of their canonical payloads, sealed. */
  public record Size(long deliveries, long bytes) {}

  public Size size(Period period) {
    return journal.read(
        sql ->
            sql.sql(
                    "SELECT count(*), coalesce(sum(length(p.sealed)), 0)"
                        + TAKEN
                        + WHERE
                        + " AND d.state_at >= ?")
                .params(
                    period.receiver(),
                    period.kind(),
                    period.to().toEpochMilli(),
                    period.from().toEpochMilli())
                .query((row, number) -> new Size(row.getLong(1), row.getLong(2)))
                .single());
  }

  /**
   * Some deliveries in the order in which they were taken.
   *
   * @param limit how many at most; fewer come only at the end
   */
  public List<TakenDelivery> page(Period period, Place after, int limit) {
    return journal.read(
        sql ->
            sql.sql(
                    "SELECT d.stamp, m.sender, m.sender_message_id, d.kind, m.business_key,"
                        + " d.receiver, d.state_at, m.received_at, m.test, p.stored_at"
                        + TAKEN
                        + " JOIN message m ON m.stamp = d.stamp"
                        + WHERE
                        + " AND (d.state_at, d.stamp) > (?, ?) ORDER BY d.state_at, d.stamp"
                        + " LIMIT ?")
                .params(
                    period.receiver(),
                    period.kind(),
                    period.to().toEpochMilli(),
                    after.at(),
                    after.messageId(),
                    limit)
                .query(TakenFinder::delivery)
                .list());
  }

  private static TakenDelivery delivery(ResultSet row, int number) throws SQLException {
    long stored = row.getLong("stored_at");
    return new TakenDelivery(
        row.getString("stamp"),
        row.getString("sender"),
        row.getString("sender_message_id"),
        row.getString("kind"),
        row.getString("business_key"),
        row.getString("receiver"),
        Instant.ofEpochMilli(row.getLong("state_at")),
        // the canonical payload came with the event of the acceptance
        Instant.ofEpochMilli(stored == 0 ? row.getLong("received_at") : stored),
        row.getInt("test") != 0);
  }
}
