package id.blkhub.journal;

import id.blkhub.message.Correction;
import id.blkhub.message.EventDetail;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  public record Period(PartnerId receiver, Kind kind, Instant from, Instant to) {}

  /**
   * How far a reader has come.
   *
   * @param at when the last one read was taken, milliseconds since 1970
   * @param messageId of the last one read; null before the first
   */
  public record ListPlace(long at, @Nullable MessageId messageId) {
    public static ListPlace before(Period period) {
      return new ListPlace(period.from().toEpochMilli(), null);
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
                    period.receiver().value(),
                    period.kind().value(),
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
  public List<TakenDelivery> page(Period period, ListPlace after, int limit) {
    return journal.read(
        sql ->
            sql.sql(
                    "SELECT "
                        + MessageRefs.COLUMNS
                        + ", d.receiver, d.state_at, m.received_at, p.stored_at"
                        + TAKEN
                        + " JOIN message m ON m.stamp = d.stamp"
                        + WHERE
                        + " AND (d.state_at, d.stamp) > (?, ?) ORDER BY d.state_at, d.stamp"
                        + " LIMIT ?")
                .params(
                    period.receiver().value(),
                    period.kind().value(),
                    period.to().toEpochMilli(),
                    after.at(),
                    after.messageId() == null ? "" : after.messageId().value(),
                    limit)
                .query(TakenFinder::delivery)
                .list());
  }

  /** Those of the messages by which their sender declared earlier ones void. */
  public Set<MessageId> voids(List<MessageId> messageIds) {
    return messageIds.isEmpty()
        ? Set.of()
        : journal.read(
            sql ->
                Set.copyOf(
                    sql.sql(
                            "SELECT DISTINCT stamp FROM event WHERE stamp IN (:ids) AND detail IS"
                                + " NOT NULL AND detail LIKE :void")
                        .param("ids", messageIds.stream().map(MessageId::value).toList())
                        .param("void", EventDetail.CORRECTS + Correction.VOID.text() + '%')
                        .query((row, number) -> MessageRefs.messageId(row))
                        .list()));
  }

  private static TakenDelivery delivery(ResultSet row, int number) throws SQLException {
    long stored = row.getLong("stored_at");
    return new TakenDelivery(
        MessageRefs.of(row),
        new PartnerId(row.getString("receiver")),
        Instant.ofEpochMilli(row.getLong("state_at")),
        // the canonical payload came with the event of the acceptance
        Instant.ofEpochMilli(stored == 0 ? row.getLong("received_at") : stored));
  }
}
