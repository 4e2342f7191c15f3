package id.blkhub.journal;

import id.blkhub.message.DeliveryAttempt;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
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

  private record DeliveryKey(MessageId messageId, PartnerId receiver) {}

  private Projection() {}

  /**
   * Applies the events, each of which must be new to the journal.
   *
   * @param events in any order
   */
  static void apply(Sql sql, List<JournalEvent> events) {
    Set<MessageId> ids = events.stream().map(JournalEvent::messageId).collect(Collectors.toSet());
    Map<MessageId, MessageRow> messagesBefore = new HashMap<>();
    messages(sql, ids).forEach(row -> messagesBefore.put(row.messageId(), row));
    Map<DeliveryKey, DeliveryRow> deliveriesBefore = new HashMap<>();
    deliveries(sql, ids).forEach(row -> deliveriesBefore.put(key(row), row));

    Map<MessageId, MessageRow> messages = new LinkedHashMap<>();
    Map<DeliveryKey, DeliveryRow> deliveries = new LinkedHashMap<>();
    for (JournalEvent event : events) {
      messages.compute(
          event.messageId(),
          (id, row) -> {
            MessageRow before = row == null ? messagesBefore.get(id) : row;
            return before == null ? MessageRow.of(event) : before.after(event);
          });
      if (DeliveryRow.concerns(event)) {
        DeliveryRow first = DeliveryRow.of(event);
        deliveries.compute(
            key(first),
            (key, row) -> {
              DeliveryRow before = row == null ? deliveriesBefore.get(key) : row;
              return before == null ? first : before.after(event);
            });
      }
    }
    Tally tally = new Tally();
    ReceivedHours hours = new ReceivedHours();
    for (MessageRow row : messages.values()) {
      MessageRow before = messagesBefore.get(row.messageId());
      if (before == null) {
        hours.add(row);
      }
      State from = before == null ? null : before.state();
      MessageRef message = row.message();
      tally.move(Tally.SENDER, message.sender(), message.kind(), from, row.state());
    }
    for (DeliveryRow row : deliveries.values()) {
      DeliveryRow before = deliveriesBefore.get(key(row));
      State from = before == null ? null : before.state();
      tally.move(Tally.RECEIVER, row.receiver(), row.kind(), from, row.state());
    }
    // what a delivery's event says changes nothing of its message
    messages.values().removeIf(row -> row.equals(messagesBefore.get(row.messageId())));
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
                row.messageId().value(),
                row.message().sender().value(),
                row.message().kind().value(),
                row.message().senderMessageId(),
                row.message().source(),
                row.message().businessKey(),
                row.subjectHash(),
                row.state().name(),
                row.receivedAt().toEpochMilli(),
                row.stateAt().toEpochMilli(),
                JournalCodec.errors(row.errors()),
                row.message().test() ? 1 : 0,
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
                row.messageId().value(),
                row.receiver().value(),
                row.kind().value(),
                row.state().name(),
                row.delivery().attempt(),
                row.delivery().partnerRef(),
                JournalCodec.errors(row.errors()),
                row.stateAt().toEpochMilli(),
                Cause.of(row.errors())));
  }

  static List<MessageRow> messages(Sql sql, Collection<MessageId> ids) {
    return RowInserts.parts(texts(ids), MOST_IDS).stream()
        .flatMap(
            part ->
                sql
                    .sql("SELECT " + MESSAGE_COLUMNS + " FROM message WHERE stamp IN (:ids)")
                    .param("ids", part)
                    .query(Projection::message)
                    .list()
                    .stream())
        .toList();
  }

  static List<DeliveryRow> deliveries(Sql sql, Collection<MessageId> ids) {
    return RowInserts.parts(texts(ids), MOST_IDS).stream()
        .flatMap(
            part ->
                sql
                    .sql("SELECT " + DELIVERY_COLUMNS + " FROM delivery WHERE stamp IN (:ids)")
                    .param("ids", part)
                    .query(Projection::delivery)
                    .list()
                    .stream())
        .toList();
  }

  private static List<String> texts(Collection<MessageId> ids) {
    return ids.stream().map(MessageId::value).toList();
  }

  private static DeliveryKey key(DeliveryRow row) {
    return new DeliveryKey(row.messageId(), row.receiver());
  }

  private static MessageRow message(ResultSet row, int number) throws SQLException {
    return new MessageRow(
        MessageRefs.of(row),
        row.getString("subject_hash"),
        State.valueOf(row.getString("state")),
        Instant.ofEpochMilli(row.getLong("received_at")),
        Instant.ofEpochMilli(row.getLong("state_at")),
        JournalCodec.errors(row.getString("errors")));
  }

  private static DeliveryRow delivery(ResultSet row, int number) throws SQLException {
    return new DeliveryRow(
        MessageRefs.messageId(row),
        MessageRefs.kind(row),
        new DeliveryAttempt(
            new PartnerId(row.getString("receiver")),
            row.getInt("attempts"),
            row.getString("partner_ref")),
        State.valueOf(row.getString("state")),
        JournalCodec.errors(row.getString("errors")),
        Instant.ofEpochMilli(row.getLong("state_at")));
  }
}
