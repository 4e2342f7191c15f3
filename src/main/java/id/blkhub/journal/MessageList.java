package id.blkhub.journal;

import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The journal as a person looks through it: a page at a time, newest first. */
public final class MessageList {
  private static final int MOST = 1_000;
  private static final int MOST_EVENTS = 500;

  private final Database journal;

  public MessageList(Database journal) {
    this.journal = journal;
  }

  /**
   * What to show; null leaves a part open.
   *
   * @param state of the message, or of a delivery where a delivery's state is given
   * @param person keyed hash of a NIK
   */
  public record Query(String sender, String kind, State state, String receiver, String person) {}

  /** Something that happened to a message or one of its deliveries. */
  public record Happened(
      Instant at,
      State state,
      String receiver,
      String partnerRef,
      int attempt,
      List<Violation> errors,
      String detail) {}

  /** A partner and a kind of which it asked for deliveries again. */
  public record Repeated(String partner, String kind) {}

  /** How many messages of a kind came from a sender in one hour (since 1970-01-01 UTC). */
  public record Hour(long hour, String sender, String kind, long count) {}

  /**
   * One page, newest first.
   *
   * @param before the last message id of the page before; null for the first page
   * @param limit 1 to 1,000
   */
  public List<MessageView> page(Query query, String before, int limit) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> where = new ArrayList<>();
    boolean byDelivery =
        query.receiver() != null || query.state() != null && query.state().ofDelivery();
    String stamp = byDelivery ? "d.stamp" : "m.stamp";
    restrict(where, values, "m.sender", "sender", query.sender());
    restrict(where, values, byDelivery ? "d.kind" : "m.kind", "kind", query.kind());
    restrict(where, values, "d.receiver", "receiver", query.receiver());
    restrict(where, values, "m.subject_hash", "person", query.person());
    if (query.state() != null) {
      boolean ofDelivery = query.state().ofDelivery();
      State usual = ofDelivery ? State.DELIVERED : State.ACCEPTED;
      String column = ofDelivery ? "d.state" : "m.state";
      restrict(where, values, column, "state", query.state().name());
      if (query.state() != usual) {
        // what an index holds that leaves the usual state out
        where.add(column + " <> '" + usual + "'");
      }
    }
    if (before != null) {
      where.add(stamp + " < :before");
      values.put("before", before);
    }
    String from = " FROM message m";
    if (byDelivery) {
      // SQLite keeps the order of a cross join: the newest deliveries first, not a sender's all
      from =
          query.person() == null
              ? " FROM delivery d CROSS JOIN message m"
              : " FROM delivery d, message m";
      where.add("m.stamp = d.stamp");
    }
    String select =
        "SELECT DISTINCT "
            + stamp
            + from
            + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
            + " ORDER BY "
            + stamp
            + " DESC LIMIT "
            + bounded(limit);
    return journal.read(
        sql -> JournalFinder.views(sql, sql.sql(select).params(values).query(String.class).list()));
  }

  private static void restrict(
      List<String> where, Map<String, Object> values, String column, String name, String value) {
    if (value != null) {
      where.add(column + " = :" + name);
      values.put(name, value);
    }
  }

  /** By what a receiver called its delivery, newest first. */
  public List<MessageView> byPartnerRef(String reference, int limit) {
    return journal.read(
        sql ->
            JournalFinder.views(
                sql,
                sql.sql(
                        "SELECT DISTINCT stamp FROM delivery WHERE partner_ref IS NOT NULL"
                            + " AND substr(partner_ref, 1, 200) = substr(:ref, 1, 200)"
                            + " AND partner_ref = :ref ORDER BY stamp DESC LIMIT "
                            + bounded(limit))
                    .param("ref", reference)
                    .query(String.class)
                    .list()));
  }

  /** What happened to a message, in its order; the first 500. */
  public List<Happened> events(String messageId) {
    return journal.read(
        sql ->
            sql.sql(
                    "SELECT at, state, receiver, partner_ref, attempt, errors, detail FROM event"
                        + " WHERE stamp = ? ORDER BY at, place LIMIT "
                        + MOST_EVENTS)
                .param(messageId)
                .query(
                    (row, number) ->
                        new Happened(
                            Instant.ofEpochMilli(row.getLong("at")),
                            State.valueOf(row.getString("state")),
                            row.getString("receiver"),
                            row.getString("partner_ref"),
                            row.getInt("attempt"),
                            JournalCodec.errors(row.getString("errors")),
                            row.getString("detail")))
                .list());
  }

  /**
   * Messages by hour, from that hour on; what retention deletes stays counted.
   *
   * @param from hours since 1970-01-01 UTC
   */
  public List<Hour> hours(long from) {
    return journal.read(
        sql ->
            sql.sql("SELECT hour, sender, kind, n FROM received_hour WHERE hour >= ? ORDER BY hour")
                .param(from)
                .query(
                    (row, number) ->
                        new Hour(
                            row.getLong("hour"),
                            row.getString("sender"),
                            row.getString("kind"),
                            row.getLong("n")))
                .list());
  }

  /** The partners and kinds of which there ever was a replay. */
  public List<Repeated> repeated() {
    return journal.read(
        sql ->
            sql.sql("SELECT DISTINCT partner, kind FROM replay ORDER BY partner, kind")
                .query(
                    (row, number) -> new Repeated(row.getString("partner"), row.getString("kind")))
                .list());
  }

  private static int bounded(int limit) {
    return Math.max(1, Math.min(limit, MOST));
  }
}
