package id.blkhub.journal;

import id.blkhub.journal.MessageFinder.ReceiptEntry;
import id.blkhub.journal.MessageFinder.ReceiptPage;
import id.blkhub.journal.ReceiptQuery.ReceiptFilter;
import id.blkhub.message.DeliveryAttempt;
import id.blkhub.message.EventDetail;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Receipt;
import id.blkhub.message.State;
import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the receipts of a sender. Only messages have an index here. Any other filter is held
 * against a bounded number of receipts at a time, so that no question costs more the longer the
 * journal is; the page then says how far it has looked.
 */
final class ReceiptFinder {
  private static final int MOST = 1_000;

  /** Receipts that one page is chosen from. */
  static final int LOOKED_AT = 10_000;

  /** Messages under one id of their sender. */
  private static final int SAME_ID = 200;

  private static final String COLUMNS =
      "place, stamp, sender, sender_message_id, kind, business_key, state, receiver, partner_ref,"
          + " attempt, errors, at, test, detail";
  private static final String RECEIPTED =
      " state NOT IN ('FILTERED', 'ROUTED') AND (detail IS NULL OR detail NOT LIKE :repeats AND"
          + " detail NOT LIKE :retried)";

  private final Database journal;
  private final int lookedAt;

  /**
   * @param lookedAt receipts that one page is chosen from
   */
  ReceiptFinder(Database journal, int lookedAt) {
    this.journal = journal;
    this.lookedAt = lookedAt;
  }

  ReceiptPage page(ReceiptQuery query) {
    return journal.read(sql -> page(sql, query));
  }

  private ReceiptPage page(Sql sql, ReceiptQuery query) {
    Map<String, Object> values = new TreeMap<>();
    values.put("sender", query.sender().value());
    values.put("repeats", EventDetail.REPEATS + '%');
    values.put("retried", EventDetail.RETRIED + '%');
    values.put("after", query.newestFirst() && query.after() == 0 ? Long.MAX_VALUE : query.after());
    String order = query.newestFirst() ? " ORDER BY place DESC LIMIT " : " ORDER BY place LIMIT ";
    String behind = query.newestFirst() ? " AND place < :after" : " AND place > :after";
    int limit = Math.max(1, Math.min(query.limit(), MOST));
    ReceiptFilter filter = query.filter();
    if (filter.namesMessages()) {
      List<String> stamps = stamps(sql, query);
      if (stamps.isEmpty()) {
        return new ReceiptPage(List.of(), query.after());
      }
      values.put("stamps", stamps);
      // not by the index of senders, which holds all that the sender ever was told
      String where = "stamp IN (:stamps) AND sender || '' = :sender AND" + RECEIPTED + behind;
      return ended(query, read(sql, where + chosen(filter, values) + order + limit, values));
    }
    String where = "sender = :sender AND" + RECEIPTED + behind;
    if (filter.equals(ReceiptFilter.NONE)) {
      return ended(query, read(sql, where + order + limit, values));
    }
    long last = lastLookedAt(sql, where + order + lookedAt, values, query);
    values.put("last", last);
    String until = query.newestFirst() ? " AND place >= :last" : " AND place <= :last";
    List<ReceiptEntry> found =
        read(sql, where + until + chosen(filter, values) + order + limit, values);
    return found.size() == limit ? ended(query, found) : new ReceiptPage(found, last);
  }

  private static ReceiptPage ended(ReceiptQuery query, List<ReceiptEntry> found) {
    long next = found.isEmpty() ? query.after() : found.get(found.size() - 1).cursor();
    return new ReceiptPage(found, next);
  }

  private static List<String> stamps(Sql sql, ReceiptQuery query) {
    ReceiptFilter filter = query.filter();
    if (filter.messageId() != null) {
      return List.of(filter.messageId().value());
    }
    return sql.sql(
            "SELECT stamp FROM message WHERE substr(sender_message_id, 1, 200) = substr(:id, 1,"
                + " 200) AND sender_message_id = :id AND sender = :sender ORDER BY stamp DESC LIMIT"
                + " "
                + SAME_ID)
        .param("id", filter.senderMessageId())
        .param("sender", query.sender().value())
        .query(String.class)
        .list();
  }

  private static long lastLookedAt(
      Sql sql, String window, Map<String, Object> values, ReceiptQuery query) {
    String end = query.newestFirst() ? "MIN(place)" : "MAX(place)";
    return sql.sql(
            "SELECT COALESCE("
                + end
                + ", :none) FROM (SELECT place FROM event WHERE "
                + window
                + ") looked_at")
        .params(values)
        .param("none", query.after())
        .query(Long.class)
        .single();
  }

  /** The rest of the condition; its values are added. */
  private static String chosen(ReceiptFilter filter, Map<String, Object> values) {
    StringBuilder chosen = new StringBuilder();
    if (filter.messageId() != null && filter.senderMessageId() != null) {
      chosen.append(" AND sender_message_id = :senderMessageId");
      values.put("senderMessageId", filter.senderMessageId());
    }
    if (filter.kind() != null) {
      chosen.append(" AND kind = :kind");
      values.put("kind", filter.kind().value());
    }
    if (!filter.states().isEmpty()) {
      chosen.append(" AND state IN (:states)");
      values.put("states", filter.states().stream().map(State::name).toList());
    }
    if (filter.from() != null) {
      chosen.append(" AND at >= :from");
      values.put("from", filter.from().toEpochMilli());
    }
    if (filter.to() != null) {
      chosen.append(" AND at < :to");
      values.put("to", filter.to().toEpochMilli());
    }
    return chosen.toString();
  }

  private static List<ReceiptEntry> read(Sql sql, String where, Map<String, Object> values) {
    return sql.sql("SELECT " + COLUMNS + " FROM event WHERE " + where)
        .params(values)
        .query(ReceiptFinder::receipt)
        .list();
  }

  private static ReceiptEntry receipt(ResultSet row, int number) throws SQLException {
    PartnerId receiver = MessageRefs.receiver(row);
    String detail = row.getString("detail");
    return new ReceiptEntry(
        row.getLong("place"),
        new Receipt(
            MessageRefs.withoutSource(row),
            Instant.ofEpochMilli(row.getLong("at")),
            State.valueOf(row.getString("state")),
            JournalCodec.errors(row.getString("errors")),
            receiver == null
                ? null
                : new DeliveryAttempt(
                    receiver, row.getInt("attempt"), row.getString("partner_ref")),
            detail == null ? null : EventDetail.read(detail)));
  }
}
