package id.blkhub.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Gives SQLite's result codes their Spring exception; Spring knows none of them by itself. */
final class SqliteErrors implements SQLExceptionTranslator {
  private final SQLExceptionTranslator others = new SQLStateSQLExceptionTranslator();

  @Override
  public @Nullable DataAccessException translate(
      String task, @Nullable String sql, SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return others.translate(task, sql, e);
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    // extended codes keep the primary one in their low byte
    return switch (code.code & 0xff) {
      case 5, 6 -> new CannotAcquireLockException(task, e); // BUSY, LOCKED
      case 7, 8, 10, 13, 14, 15 -> // NOMEM, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL
          new DataAccessResourceFailureException(task, e);
      case 19 ->
          code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                  || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
              ? new DuplicateKeyException(task, e)
              : new DataIntegrityViolationException(task, e);
      default -> others.translate(task, sql, e);
    };
  }
}
