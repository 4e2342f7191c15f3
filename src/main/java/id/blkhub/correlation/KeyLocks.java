package id.blkhub.correlation;

import id.blkhub.store.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Makes nodes that decide about the same keys take turns. The keys fall into slots; a slot is a row
 * held until the transaction ends. One statement takes them in ascending order, slots of cases come
 * after slots of keys, and every transaction takes keys first: so no two wait for each other.
 */
final class KeyLocks {
  private static final int SLOTS = 4096;

  private KeyLocks() {}

  /** First of a transaction. */
  static void ofKeys(Sql sql, Collection<String> keys) {
    TreeSet<Integer> slots = new TreeSet<>();
    for (String key : keys) {
      slots.add(slot(key.hashCode()));
    }
    take(sql, slots);
  }

  /** After {@link #ofKeys}. */
  static void ofCases(Sql sql, Collection<Long> cases) {
    TreeSet<Integer> slots = new TreeSet<>();
    for (Long id : cases) {
      slots.add(SLOTS + slot(id.hashCode()));
    }
    take(sql, slots);
  }

  private static int slot(int hash) {
    // spreads hashes that differ in a few low bits only, as those of successive numbers do
    return Math.floorMod((hash * 0x9E3779B9) >>> 8, SLOTS);
  }

  private static void take(Sql sql, TreeSet<Integer> slots) {
    if (sql.writersTakeTurns()) {
      return;
    }
    List<Object[]> rows = new ArrayList<>();
    for (Integer slot : slots) {
      rows.add(BatchSql.row(slot, 1));
    }
    BatchSql.insert(
        sql,
        "INSERT INTO key_lock (slot, taken) VALUES",
        rows,
        "ON CONFLICT (slot) DO UPDATE SET taken = key_lock.taken + 1");
  }
}
