package id.blkhub.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inserts many rows with few statements. */
final class Rows {
  /** SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535. */
  private static final int MOST_ROWS = 200;

  private Rows() {}

  /**
   * Inserts all items.
   *
   * @param into table and columns, {@code message (stamp, sender)}
   * @param conflict what follows the values; may be empty
   * @param values the columns of an item, in their order
   */
  static <T> void insert(
      JdbcClient sql,
      String into,
      String conflict,
      Collection<T> items,
      Function<T, List<Object>> values) {
    for (List<T> part : parts(items, MOST_ROWS)) {
      List<Object> all = new ArrayList<>();
      for (T item : part) {
        values.apply(item).forEach(value -> all.add(storable(value)));
      }
      String row = "(?" + ", ?".repeat(all.size() / part.size() - 1) + ")";
      String rows = row + (", " + row).repeat(part.size() - 1);
      sql.sql("INSERT INTO " + into + " VALUES " + rows + " " + conflict).params(all).update();
    }
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
  private static Object storable(Object value) {
    return value instanceof String text ? text.replace('\0', '\uFFFD') : value;
  }
}
