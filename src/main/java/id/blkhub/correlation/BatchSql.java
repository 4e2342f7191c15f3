package id.blkhub.correlation;

import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Version;
import id.blkhub.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlParameterValue;

/** Statements over many rows at once, in the SQL that SQLite and PostgreSQL share. */
final class BatchSql {
  /** SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535. */
  private static final int AT_ONCE = 500;

  /** Says that it is null without asking the driver for the type of each parameter. */
  private static final SqlParameterValue NULL = new SqlParameterValue(Types.NULL, null);

  private BatchSql() {}

  /** {@code head (?,?) tail} for each row, prepared once. */
  static void insert(Sql sql, String head, Collection<Object[]> rows, String tail) {
    if (!rows.isEmpty()) {
      List<Object[]> all = List.copyOf(rows);
      sql.batch(head + ' ' + places(all.subList(0, 1)) + ' ' + tail, all);
    }
  }

  /** {@code head (?,?),(?,?) tail} over all rows, each an array of the same length. */
  static void write(Sql sql, String head, Collection<Object[]> rows, String tail) {
    for (List<Object[]> some : chunks(rows)) {
      sql.sql(head + ' ' + places(some) + ' ' + tail).params(flat(some)).update();
    }
  }

  /** The same for a statement that gives rows. */
  static <T> List<T> read(
      Sql sql, String head, Collection<Object[]> keys, String tail, RowMapper<T> mapper) {
    List<T> found = new ArrayList<>();
    for (List<Object[]> some : chunks(keys)) {
      found.addAll(
          sql.sql(head + ' ' + places(some) + ' ' + tail).params(flat(some)).query(mapper).list());
    }
    return found;
  }

  /** Cells in their order; value types as the texts the tables keep. */
  static Object[] row(@Nullable Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(cells[i]);
    }
    return cells;
  }

  private static @Nullable Object cell(@Nullable Object value) {
    return value instanceof MessageId || value instanceof PartnerId || value instanceof Kind
        ? value.toString()
        : value;
  }

  static List<Object[]> column(Collection<?> values) {
    List<Object[]> rows = new ArrayList<>(values.size());
    for (Object value : values) {
      rows.add(row(value));
    }
    return rows;
  }

  static List<Object[]> numbers(Collection<CorrelationId> numbers) {
    List<Object[]> rows = new ArrayList<>(numbers.size());
    for (CorrelationId correlationId : numbers) {
      rows.add(row(correlationId.type(), correlationId.value()));
    }
    return rows;
  }

  /**
   * The version in two columns, of which the first is null where there is none.
   *
   * @param whole the number of the first; the fraction stands in the next
   */
  static @Nullable Version version(ResultSet row, int whole) throws SQLException {
    long number = row.getLong(whole);
    return row.wasNull() ? null : new Version(number, row.getInt(whole + 1));
  }

  /** The message id in a column; null where there is none. */
  static @Nullable MessageId messageId(ResultSet row, int column) throws SQLException {
    String value = row.getString(column);
    return value == null ? null : new MessageId(value);
  }

  /** The first of those columns. */
  static @Nullable Long whole(@Nullable Version version) {
    return version == null ? null : version.whole();
  }

  /** The second of those columns. */
  static int nanos(@Nullable Version version) {
    return version == null ? 0 : version.nanos();
  }

  private static List<List<Object[]>> chunks(Collection<Object[]> rows) {
    List<Object[]> all = List.copyOf(rows);
    List<List<Object[]>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      chunks.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
    }
    return chunks;
  }

  private static String places(List<Object[]> rows) {
    String one = "(" + "?,".repeat(rows.get(0).length - 1) + "?)";
    return (one + ',').repeat(rows.size() - 1) + one;
  }

  private static List<Object> flat(List<Object[]> rows) {
    List<Object> flat = new ArrayList<>(rows.size() * rows.get(0).length);
    for (Object[] row : rows) {
      for (Object cell : row) {
        flat.add(cell == null ? NULL : cell);
      }
    }
    return flat;
  }
}
