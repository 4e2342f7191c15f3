package id.blkhub.journal;

import id.blkhub.message.JournalEvent;
import id.blkhub.message.State;
import id.blkhub.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings messages, deliveries and counts up to date with new events. */
final class Projection {
  private static final int MOST_IDS = 500;
  private static final String MESSAGE_COLUMNS =
      "stamp, sender, kind, sender_message_id, source, business_key, subject_hash, state,"
          + " received_at, state_at, errors, test";
  private static final String DELIVERY_COLUMNS =
      "stamp, receiver, kind, state, attempts, partner_ref, errors, state_at";

  private record DeliveryKey(String stamp, String receiver) {}

  private Projection() {}

  /**
   * Applies the events, each of which must be new to the journal.
   *
   * @param events in any order
   */
  static void apply(Sql sql, List<JournalEvent> events) {
    Set<String> stamps = events.stream().map(JournalEvent::messageId).collect(Collectors.toSet());
    Map<String, MessageRow> messagesBefore = new HashMap<>();
    messages(sql, stamps).forEach(row -> messagesBefore.put(row.stamp(), row));
    Map<DeliveryKey, DeliveryRow> deliveriesBefore = new HashMap<>();
    deliveries(sql, stamps).forEach(row -> deliveriesBefore.put(key(row), row));

    Map<String, MessageRow> messages = new LinkedHashMap<>();
    Map<DeliveryKey, DeliveryRow> deliveries = new LinkedHashMap<>();
    for (JournalEvent event : events) {
      messages.compute(
          event.messageId(),
          (stamp, row) -> {
            MessageRow before = row == null ? messagesBefore.get(stamp) : row;
            return before == null ? MessageRow.of(event) : before.after(event);
          });
      if (DeliveryRow.concerns(event)) {
        deliveries.compute(
            new DeliveryKey(event.messageId(), event.receiver()),
            (key, row) -> {
              DeliveryRow before = row == null ? deliveriesBefore.get(key) : row;
              return before == null ? DeliveryRow.of(event) : before.after(event);
            });
      }
    }
    Tally tally = new Tally();
    ReceivedHours hours = new ReceivedHours();
    for (MessageRow row : messages.values()) {
      MessageRow before = messagesBefore.get(row.stamp());
      if (before == null) {
        hours.add(row);
      }
      State from = before == null ? null : before.state();
      tally.move(Tally.SENDER, row.sender(), row.kind(), from, row.state());
    }
    for (DeliveryRow row : deliveries.values()) {
      DeliveryRow before = deliveriesBefore.get(key(row));
      State from = before == null ? null : before.state();
      tally.move(Tally.RECEIVER, row.receiver(), row.kind(), from, row.state());
    }
    // what a delivery's event says changes nothing of its message
    messages.values().removeIf(row -> row.equals(messagesBefore.get(row.stamp())));
    deliveries.values().removeIf(row -> row.equals(deliveriesBefore.get(key(row))));
    save(sql, messages.values(), deliveries.values());
    tally.save(sql);
    hours.save(sql);
  }

  private static void save(
      Sql sql, Collection<MessageRow> messages, Collection<DeliveryRow> deliveries) {
    RowInserts.insert(
        sql,
        "message (" + MESSAGE_COLUMNS + ", cause)",
        "ON CONFLICT (stamp) DO UPDATE SET sender_message_id = excluded.sender_message_id,"
            + " source = excluded.source, business_key = excluded.business_key,"
            + " subject_hash = excluded.subject_hash, state = excluded.state,"
            + " received_at = excluded.received_at, state_at = excluded.state_at,"
            + " errors = excluded.errors, test = excluded.test, cause = excluded.cause",
        messages,
        row ->
            RowInserts.row(
                row.stamp(),
                row.sender(),
                row.kind(),
                row.senderMessageId(),
                row.source(),
                row.businessKey(),
                row.subjectHash(),
                row.state().name(),
                row.receivedAt().toEpochMilli(),
                row.stateAt().toEpochMilli(),
                JournalCodec.errors(row.errors()),
                row.test() ? 1 : 0,
                Cause.of(row.errors())));
    RowInserts.insert(
        sql,
        "delivery (" + DELIVERY_COLUMNS + ", cause)",
        "ON CONFLICT (stamp, receiver) DO UPDATE SET state = excluded.state,"
            + " attempts = excluded.attempts, partner_ref = excluded.partner_ref,"
            + " errors = excluded.errors, state_at = excluded.state_at, cause = excluded.cause",
        deliveries,
        row ->
            RowInserts.row(
                row.stamp(),
                row.receiver(),
                row.kind(),
                row.state().name(),
                row.attempts(),
                row.partnerRef(),
                JournalCodec.errors(row.errors()),
                row.stateAt().toEpochMilli(),
                Cause.of(row.errors())));
  }

  static List<MessageRow> messages(Sql sql, Collection<String> stamps) {
    return RowInserts.parts(stamps, MOST_IDS).stream()
        .flatMap(
            part ->
                sql
                    .sql("SELECT " + MESSAGE_COLUMNS + " FROM message WHERE stamp IN (:stamps)")
                    .param("stamps", part)
                    .query(Projection::message)
                    .list()
                    .stream())
        .toList();
  }

  static List<DeliveryRow> deliveries(Sql sql, Collection<String> stamps) {
    return RowInserts.parts(stamps, MOST_IDS).stream()
        .flatMap(
            part ->
                sql
                    .sql("SELECT " + DELIVERY_COLUMNS + " FROM delivery WHERE stamp IN (:stamps)")
                    .param("stamps", part)
                    .query(Projection::delivery)
                    .list()
                    .stream())
        .toList();
  }

  private static DeliveryKey key(DeliveryRow row) {
    return new DeliveryKey(row.stamp(), row.receiver());
  }

  private static MessageRow message(ResultSet row, int number) throws SQLException {
    return new MessageRow(
        row.getString("stamp"),
        row.getString("sender"),
        row.getString("kind"),
        row.getString("sender_message_id"),
        row.getString("source"),
        row.getString("business_key"),
        row.getString("subject_hash"),
        State.valueOf(row.getString("state")),
        Instant.ofEpochMilli(row.getLong("received_at")),
        Instant.ofEpochMilli(row.getLong("state_at")),
        JournalCodec.errors(row.getString("errors")),
        row.getInt("test") != 0);
  }

  private static DeliveryRow delivery(ResultSet row, int number) throws SQLException {
    return new DeliveryRow(
        row.getString("stamp"),
        row.getString("receiver"),
        row.getString("kind"),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getString("partner_ref"),
        JournalCodec.errors(row.getString("errors")),
        Instant.ofEpochMilli(row.getLong("state_at")));
  }
}
