package id.blkhub.journal;

import id.blkhub.message.EventDetail;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Refusal;
import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the journal: events once each, in one order for all readers. */
public final class JournalStore {
  private static final int MOST_IDS = 500;

  private final Database journal;

  public JournalStore(Database journal) {
    this.journal = journal;
  }

  /**
   * Stores everything in one transaction. What is stored already, by its id, is passed over and
   * changes nothing; so the same call may be repeated after a failure whose outcome is unknown.
   *
   * @throws org.springframework.dao.DataAccessException when the database fails; nothing was stored
   *     then
   */
  public void write(List<JournalEvent> events, List<Refusal> refusals) {
    if (events.isEmpty() && refusals.isEmpty()) {
      return;
    }
    journal.write(
        sql -> {
          long first = takePlaces(sql, events.size());
          List<JournalEvent> fresh = fresh(sql, events);
          insertEvents(sql, fresh, first);
          Projection.apply(sql, fresh);
          insertPayloads(sql, fresh);
          insertRefusals(sql, refusals);
          return null;
        });
  }

  // also lets one writer in at a time, so that what follows sees all events stored before
  private static long takePlaces(Sql sql, int count) {
    sql.sql("UPDATE journal_order SET last = last + ?").param(count).update();
    return sql.sql("SELECT last FROM journal_order").query(Long.class).single() - count + 1;
  }

  private static List<JournalEvent> fresh(Sql sql, List<JournalEvent> events) {
    List<String> ids = events.stream().map(JournalEvent::id).toList();
    Set<String> known = new HashSet<>();
    for (List<String> part : RowInserts.parts(ids, MOST_IDS)) {
      known.addAll(
          sql.sql("SELECT id FROM event WHERE id IN (:ids)")
              .param("ids", part)
              .query(String.class)
              .list());
    }
    return events.stream().filter(event -> known.add(event.id())).toList();
  }

  private static void insertEvents(Sql sql, List<JournalEvent> events, long first) {
    List<Object[]> rows = new ArrayList<>(events.size());
    for (JournalEvent event : events) {
      PartnerId receiver = event.receiver();
      EventDetail detail = event.detail();
      rows.add(
          RowInserts.row(
              first + rows.size(),
              event.id(),
              event.messageId().value(),
              event.at().toEpochMilli(),
              event.state().name(),
              event.sender().value(),
              event.kind().value(),
              event.message().senderMessageId(),
              event.message().businessKey(),
              receiver == null ? null : receiver.value(),
              event.partnerRef(),
              event.attempt(),
              JournalCodec.errors(event.errors()),
              detail == null ? null : detail.text(),
              event.message().test() ? 1 : 0));
    }
    RowInserts.insert(
        sql,
        "event (place, id, stamp, at, state, sender, kind, sender_message_id, business_key,"
            + " receiver, partner_ref, attempt, errors, detail, test)",
        "",
        rows,
        row -> row);
  }

  private record PayloadKey(MessageId messageId, String stage, String receiver) {}

  private static void insertPayloads(Sql sql, List<JournalEvent> events) {
    // one statement may not touch a row twice; the last of a stage is the one that counts
    Map<PayloadKey, Object[]> payloads = new LinkedHashMap<>();
    for (JournalEvent event : events) {
      PartnerId partner = event.receiver();
      String receiver = partner == null ? "" : partner.value();
      event
          .payloads()
          .forEach(
              (stage, bytes) -> {
                PayloadKey key = new PayloadKey(event.messageId(), stage, receiver);
                payloads.put(
                    key,
                    RowInserts.row(
                        event.messageId().value(),
                        stage,
                        receiver,
                        bytes,
                        event.at().toEpochMilli()));
              });
    }
    RowInserts.insert(
        sql,
        "payload (stamp, stage, receiver, sealed, stored_at)",
        "ON CONFLICT (stamp, stage, receiver) DO UPDATE SET sealed = excluded.sealed,"
            + " stored_at = excluded.stored_at",
        payloads.values(),
        row -> row);
  }

  private static void insertRefusals(Sql sql, List<Refusal> refusals) {
    RowInserts.insert(
        sql,
        "refusal (id, at, who, remote, target, code, reason)",
        "ON CONFLICT (id) DO NOTHING",
        refusals,
        refusal ->
            RowInserts.row(
                refusal.id(),
                refusal.at().toEpochMilli(),
                refusal.who(),
                refusal.remote(),
                refusal.where(),
                refusal.code(),
                refusal.reason()));
  }
}
