package id.blkhub.correlation;

import id.blkhub.store.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The decided messages of one batch: rows of {@code inbox}, read at once and written at once. */
final class Inbox {
  /** What was decided; the names stand in the table. */
  enum Decision {
    FRESH,
    DUPLICATE,
    CONFLICT,
    WAITING,
    UNKNOWN,
    /** Taken back by its sender. With a number: it waited. */
    WITHDRAWN
  }

  /**
   * @param wokenBy the copy that was decided
   * @param reference stamp of the original, name of the conflict, what a {@link Change} does, or
   *     what took it back; null otherwise
   * @param number of a message that waits or waited in vain; null otherwise
   * @param caseId 0 without a case
   */
  record Entry(
      Outcome.Entry message,
      String wokenBy,
      Decision decision,
      String reference,
      Arrival.CorrelationId number,
      long caseId) {}

  private final Map<String, Entry> entries = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Set<String> forgotten = new HashSet<>();

  static Inbox load(Sql sql, Collection<String> stamps) {
    Inbox inbox = new Inbox();
    inbox.read(sql, stamps);
    return inbox;
  }

  /** Reads further messages. */
  void read(Sql sql, Collection<String> stamps) {
    List<Entry> found =
        BatchSql.read(
            sql,
            "SELECT * FROM inbox WHERE stamp IN (VALUES",
            BatchSql.column(stamps),
            ")",
            (row, n) ->
                new Entry(
                    new Outcome.Entry(
                        row.getString("stamp"),
                        row.getString("partner"),
                        TestNames.plain(row.getString("kind")),
                        row.getString("source"),
                        row.getString("explicit_id"),
                        row.getString("business_key"),
                        TestNames.isTest(row.getString("kind"))),
                    row.getString("woken_by"),
                    Decision.valueOf(row.getString("outcome")),
                    row.getString("reference"),
                    row.getString("number_type") == null
                        ? null
                        : new Arrival.CorrelationId(
                            row.getString("number_type"), row.getString("number_value")),
                    row.getLong("case_id")));
    found.forEach(entry -> entries.put(entry.message().stamp(), entry));
  }

  /** Null where the message was never decided. */
  Entry get(String stamp) {
    return entries.get(stamp);
  }

  Collection<Entry> all() {
    return entries.values();
  }

  void put(
      Arrival arrival,
      Decision decision,
      String reference,
      Arrival.CorrelationId correlationId,
      long caseId) {
    Outcome.Entry message =
        new Outcome.Entry(
            arrival.stamp(),
            arrival.partner(),
            arrival.kind(),
            arrival.source(),
            arrival.explicitId(),
            arrival.businessKey(),
            arrival.test());
    put(new Entry(message, arrival.wokenBy(), decision, reference, correlationId, caseId));
  }

  void put(Entry entry) {
    String stamp = entry.message().stamp();
    entries.put(stamp, entry);
    changed.add(stamp);
    forgotten.remove(stamp);
  }

  /** As if it had never come. */
  void forget(String stamp) {
    entries.remove(stamp);
    changed.remove(stamp);
    forgotten.add(stamp);
  }

  void save(Sql sql, long now) {
    BatchSql.write(
        sql, "DELETE FROM inbox WHERE stamp IN (VALUES", BatchSql.column(forgotten), ")");
    Map<String, Object[]> rows = new TreeMap<>();
    for (String stamp : changed) {
      rows.put(stamp, cells(entries.get(stamp), now));
    }
    BatchSql.insert(
        sql,
        "INSERT INTO inbox (stamp, woken_by, partner, kind, source, explicit_id, business_key,"
            + " outcome, reference, number_type, number_value, case_id, received_at) VALUES",
        new ArrayList<>(rows.values()),
        "ON CONFLICT (stamp) DO UPDATE SET woken_by = excluded.woken_by, outcome ="
            + " excluded.outcome, reference = excluded.reference, number_type ="
            + " excluded.number_type, number_value = excluded.number_value, case_id ="
            + " excluded.case_id");
  }

  private static Object[] cells(Entry entry, long now) {
    Outcome.Entry message = entry.message();
    Arrival.CorrelationId correlationId = entry.number();
    return BatchSql.row(
        message.stamp(),
        entry.wokenBy(),
        message.partner(),
        TestNames.stored(message.kind(), message.test()),
        storable(message.source()),
        storable(message.explicitId()),
        message.businessKey(),
        entry.decision().name(),
        entry.reference(),
        correlationId == null ? null : correlationId.type(),
        correlationId == null ? null : correlationId.value(),
        entry.caseId(),
        now);
  }

  /** PostgreSQL stores no NUL, and transports let a sender put one into its id. */
  private static String storable(String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
