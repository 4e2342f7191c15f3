package id.blkhub.bench;

import id.blkhub.store.Database;
import id.blkhub.store.Engine;
import java.util.List;

/** A journal full of messages that were never sent: rows as the journal writes them. */
final class JournalRows {
  /** A statement of more might take longer than a connection waits. */
  private static final int AT_ONCE = 50_000;

  private JournalRows() {}

  static String messageId(int n) {
    return "01900000-0000-7000-8000-%012x".formatted(n);
  }

  static String businessKey(int n) {
    return "ENR-2026-" + n;
  }

  static String senderId(int n) {
    return "m-" + n;
  }

  /** Messages 0 to {@code count} - 1, each with one or two deliveries and four events. */
  static void fill(Database journal, Engine engine, int count) {
    for (int from = 0; from < count; from += AT_ONCE) {
      int first = from;
      int last = Math.min(count, from + AT_ONCE) - 1;
      journal.write(
          sql -> {
            for (String statement : statements(engine, first, last)) {
              sql.sql(statement).update();
            }
            return null;
          });
    }
    if (engine == Engine.POSTGRESQL) {
      // as its own autovacuum does after a while
      journal.write(sql -> sql.sql("ANALYZE").update());
    }
  }

  private static List<String> statements(Engine engine, int first, int last) {
    boolean postgres = engine == Engine.POSTGRESQL;
    String numbers =
        postgres
            ? "WITH s AS (SELECT n, '01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS"
                + " stamp, md5(n::text) || md5((n + 1)::text) AS hash FROM generate_series(%d,"
                + " %d) AS n)"
            : "WITH RECURSIVE c(n) AS (SELECT %d UNION ALL SELECT n + 1 FROM c WHERE n < %d),"
                + " s AS (SELECT n, '01900000-0000-7000-8000-' || printf('%%012x', n) AS stamp,"
                + " lower(hex(randomblob(32))) AS hash FROM c)";
    String from = numbers.formatted(first, last);
    String at = "1767225600000 + n * " + (postgres ? "CAST(400 AS BIGINT)" : "400");
    String kind =
        "CASE n % 4 WHEN 0 THEN 'vacancy' WHEN 1 THEN 'assessment' WHEN 2 THEN 'certification'"
            + " ELSE 'enrolment' END";
    String sender = "CASE n % 4 WHEN 0 THEN 'supra' WHEN 2 THEN 'bnsp' ELSE 'blk' END";
    String state =
        "CASE WHEN n / 4 % 100 < 96 THEN 'ACCEPTED' WHEN n / 4 % 100 < 99 THEN 'REJECTED' ELSE"
            + " 'DUPLICATE' END";
    String delivered =
        "CASE n / 4 % 500 WHEN 0 THEN 'PARKED' WHEN 1 THEN 'AVAILABLE' ELSE 'DELIVERED' END";
    return List.of(
        "INSERT INTO message (stamp, sender, kind, sender_message_id, source, business_key,"
            + " subject_hash, state, received_at, state_at) "
            + from
            + " SELECT stamp, %s, %s, 'm-' || n, 'urn:blk', 'ENR-2026-' || n, hash, %s, %s, %s FROM s"
                .formatted(sender, kind, state, at, at),
        "INSERT INTO delivery (stamp, receiver, kind, state, attempts, partner_ref, state_at) "
            + from
            + " SELECT stamp, 'bnsp', %s, %s, 1, 'JDW-' || n, %s + 200 FROM s"
                .formatted(kind, delivered, at),
        "INSERT INTO delivery (stamp, receiver, kind, state, attempts, state_at) "
            + from
            + " SELECT stamp, 'dinkop', %s, %s, 1, %s + 200 FROM s WHERE n %% 2 = 1"
                .formatted(kind, delivered, at),
        "INSERT INTO event (place, id, stamp, at, state, sender, kind, sender_message_id,"
            + " business_key, receiver, attempt) "
            + from
            + (" SELECT CAST(n AS BIGINT) * 4 + e, 'e' || e || '-' || n, stamp, %s + e, CASE e WHEN"
                    + " 1 THEN 'RECEIVED' WHEN 2 THEN 'ACCEPTED' WHEN 3 THEN 'ROUTED' ELSE"
                    + " 'DELIVERED' END, %s, %s, 'm-' || n, 'ENR-2026-' || n, CASE WHEN e > 2 THEN"
                    + " 'bnsp' END, 1 FROM s CROSS JOIN (SELECT 1 AS e UNION SELECT 2 UNION SELECT 3"
                    + " UNION SELECT 4) AS es")
                .formatted(at, sender, kind));
  }
}
