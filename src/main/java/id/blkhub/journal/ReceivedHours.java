package id.blkhub.journal;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Sql;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts new messages by the hour in which they came. */
final class ReceivedHours {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final Map<Key, Long> counts = new LinkedHashMap<>();

  private record Key(long hour, PartnerId sender, Kind kind) {}

  void add(MessageRow row) {
    long hour = Math.floorDiv(row.receivedAt().toEpochMilli(), HOUR);
    counts.merge(new Key(hour, row.message().sender(), row.message().kind()), 1L, Long::sum);
  }

  void save(Sql sql) {
    RowInserts.insert(
        sql,
        "received_hour (hour, sender, kind, n)",
        "ON CONFLICT (hour, sender, kind) DO UPDATE SET n = received_hour.n + excluded.n",
        counts.entrySet(),
        entry ->
            RowInserts.row(
                entry.getKey().hour(),
                entry.getKey().sender().value(),
                entry.getKey().kind().value(),
                entry.getValue()));
  }
}
