package id.blkhub.journal;

import id.blkhub.store.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Inserts many rows with one statement. */
final class RowInserts {
  private RowInserts() {}

  /**
   * Inserts all items.
   *
   * @param into table and columns, {@code message (stamp, sender)}
   * @param conflict what follows the values; may be empty
   * @param values the columns of an item, in their order
   */
  static <T> void insert(
      Sql sql, String into, String conflict, Collection<T> items, Function<T, Object[]> values) {
    if (items.isEmpty()) {
      return;
    }
    List<Object[]> rows = new ArrayList<>(items.size());
    for (T item : items) {
      Object[] row = values.apply(item);
      for (int i = 0; i < row.length; i++) {
        row[i] = storable(row[i]);
      }
      rows.add(row);
    }
    String places = "(?" + ", ?".repeat(rows.get(0).length - 1) + ")";
    sql.batch("INSERT INTO " + into + " VALUES " + places + " " + conflict, rows);
  }

  static Object[] row(@Nullable Object... cells) {
    return cells;
  }

  static <T> List<List<T>> parts(Collection<T> items, int size) {
    List<T> all = List.copyOf(items);
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      parts.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return parts;
  }

  // PostgreSQL stores no NUL character, and a sender may write one: one such id must not stop the
  // journal
  private static @Nullable Object storable(@Nullable Object value) {
    return value instanceof String text && text.indexOf('\0') >= 0
        ? text.replace('\0', '\uFFFD')
        : value;
  }
}
