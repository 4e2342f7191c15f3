package id.blkhub.journal;

import id.blkhub.message.DeliveryAttempt;
import id.blkhub.message.EventDetail;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.StateChange;
import id.blkhub.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  public record Query(
      @Nullable PartnerId sender,
      @Nullable Kind kind,
      @Nullable State state,
      @Nullable PartnerId receiver,
      @Nullable String person) {}

  /**
   * Something that happened to a message or one of its deliveries.
   *
   * @param delivery null where it happened to the message itself
   */
  public record JournalStep(Instant at, StateChange change, @Nullable DeliveryAttempt delivery) {
    public State state() {
      return change.state();
    }
  }

  /** A partner and a kind of which it asked for deliveries again. */
  public record RepeatedMessage(PartnerId partner, Kind kind) {}

  /** How many messages of a kind came from a sender in one hour (since 1970-01-01 UTC). */
  public record ReceivedHour(long hour, PartnerId sender, Kind kind, long count) {}

  /**
   * One page, newest first.
   *
   * @param before the last message id of the page before; null for the first page
   * @param limit 1 to 1,000
   */
  public List<MessageView> page(Query query, @Nullable MessageId before, int limit) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> where = new ArrayList<>();
    boolean byDelivery =
        query.receiver() != null || query.state() != null && query.state().ofDelivery();
    String id = byDelivery ? "d.stamp" : "m.stamp";
    restrict(where, values, "m.sender", "sender", text(query.sender()));
    restrict(where, values, byDelivery ? "d.kind" : "m.kind", "kind", text(query.kind()));
    restrict(where, values, "d.receiver", "receiver", text(query.receiver()));
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
      where.add(id + " < :before");
      values.put("before", before.value());
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
            + id
            + from
            + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
            + " ORDER BY "
            + id
            + " DESC LIMIT "
            + bounded(limit);
    return journal.read(
        sql ->
            JournalFinder.views(
                sql,
                sql.sql(select)
                    .params(values)
                    .query((row, number) -> MessageRefs.messageId(row))
                    .list()));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static void restrict(
      List<String> where,
      Map<String, Object> values,
      String column,
      String name,
      @Nullable String value) {
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
                    .query((row, number) -> MessageRefs.messageId(row))
                    .list()));
  }

  /** What happened to a message, in its order; the first 500. */
  public List<JournalStep> events(MessageId messageId) {
    return journal.read(
        sql ->
            sql.sql(
                    "SELECT at, state, receiver, partner_ref, attempt, errors, detail FROM event"
                        + " WHERE stamp = ? ORDER BY at, place LIMIT "
                        + MOST_EVENTS)
                .param(messageId.value())
                .query(MessageList::happened)
                .list());
  }

  private static JournalStep happened(ResultSet row, int number) throws SQLException {
    PartnerId receiver = MessageRefs.receiver(row);
    String detail = row.getString("detail");
    return new JournalStep(
        Instant.ofEpochMilli(row.getLong("at")),
        new StateChange(
            State.valueOf(row.getString("state")),
            JournalCodec.errors(row.getString("errors")),
            detail == null ? null : EventDetail.read(detail)),
        receiver == null
            ? null
            : new DeliveryAttempt(receiver, row.getInt("attempt"), row.getString("partner_ref")));
  }

  /**
   * Messages by hour, from that hour on; what retention deletes stays counted.
   *
   * @param from hours since 1970-01-01 UTC
   */
  public List<ReceivedHour> hours(long from) {
    return journal.read(
        sql ->
            sql.sql("SELECT hour, sender, kind, n FROM received_hour WHERE hour >= ? ORDER BY hour")
                .param(from)
                .query(
                    (row, number) ->
                        new ReceivedHour(
                            row.getLong("hour"),
                            new PartnerId(row.getString("sender")),
                            MessageRefs.kind(row),
                            row.getLong("n")))
                .list());
  }

  /** The partners and kinds of which there ever was a replay. */
  public List<RepeatedMessage> repeated() {
    return journal.read(
        sql ->
            sql.sql("SELECT DISTINCT partner, kind FROM replay ORDER BY partner, kind")
                .query(
                    (row, number) ->
                        new RepeatedMessage(
                            new PartnerId(row.getString("partner")), MessageRefs.kind(row)))
                .list());
  }

  private static int bounded(int limit) {
    return Math.max(1, Math.min(limit, MOST));
  }
}
