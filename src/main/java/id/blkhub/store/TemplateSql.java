package id.blkhub.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Over Spring's template, which finds the transaction's connection and translates errors. */
record TemplateSql(JdbcTemplate template, JdbcClient client, boolean writersTakeTurns)
    implements Sql {
  @Override
  public StatementSpec sql(String text) {
    return client.sql(text);
  }

  @Override
  public void batch(String statement, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedStatementCallback<int[]> run =
        prepared -> {
          for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
              set(prepared, i + 1, row[i]);
            }
            prepared.addBatch();
          }
          return prepared.executeBatch();
        };
    template.execute(statement, run);
  }

  private static void set(PreparedStatement prepared, int place, @Nullable Object cell)
      throws SQLException {
    if (cell instanceof String text) {
      prepared.setString(place, text);
    } else if (cell instanceof Long number) {
      prepared.setLong(place, number);
    } else if (cell instanceof Integer number) {
      prepared.setInt(place, number);
    } else if (cell instanceof byte[] bytes) {
      prepared.setBytes(place, bytes);
    } else if (cell == null) {
      // says that it is null without asking the driver for the type of each parameter
      prepared.setNull(place, Types.NULL);
    } else {
      prepared.setObject(place, cell);
    }
  }
}
