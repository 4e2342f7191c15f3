package id.blkhub.journal;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.store.Sql;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects by how much each count changes, and stores the changes at once. */
final class Tally {
  static final String SENDER = "sender";
  static final String RECEIVER = "receiver";

  private final Map<Key, Long> changes = new LinkedHashMap<>();

  private record Key(String side, PartnerId partner, Kind kind, State state) {}

  /**
   * Moves one from a state to another.
   *
   * @param from null for one that is new
   */
  void move(String side, PartnerId partner, Kind kind, @Nullable State from, State to) {
    if (from == to) {
      return;
    }
    if (from != null) {
      changes.merge(new Key(side, partner, kind, from), -1L, Long::sum);
    }
    changes.merge(new Key(side, partner, kind, to), 1L, Long::sum);
  }

  void save(Sql sql) {
    changes.values().removeIf(change -> change == 0);
    RowInserts.insert(
        sql,
        "tally (side, partner, kind, state, n)",
        "ON CONFLICT (side, partner, kind, state) DO UPDATE SET n = tally.n + excluded.n",
        changes.entrySet(),
        entry ->
            RowInserts.row(
                entry.getKey().side(),
                entry.getKey().partner().value(),
                entry.getKey().kind().value(),
                entry.getKey().state().name(),
                entry.getValue()));
  }
}
