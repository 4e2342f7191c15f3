package id.blkhub.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.sqlite.SQLiteException;

/** Tells a database that is away, locked or full from a mistake in the work itself. */
public final class DatabaseTrouble {
  /**
   * SQLSTATE classes of PostgreSQL that heal: connection, insufficient resources, rollback, object
   * in use, operator intervention, system error (postgresql.org/docs/current/errcodes-appendix).
   */
  private static final Set<String> HEALING = Set.of("08", "53", "40", "55", "57", "58");

  private DatabaseTrouble() {}

  /**
   * Whether the same work may succeed later: connection lost, locked, disk full, timeout.
   *
   * @return false for logic errors (a violated constraint, bad SQL) and for anything that is not of
   *     the database
   */
  public static boolean isTransient(Throwable trouble) {
    // a chain of causes can be a circle; none sane is this long
    Throwable cause = trouble;
    for (int depth = 0; cause != null && depth < 32; depth++) {
      if (heals(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean heals(Throwable cause) {
    if (cause instanceof TransientDataAccessException
        || cause instanceof DataAccessResourceFailureException
        || cause instanceof RecoverableDataAccessException
        || cause instanceof CannotCreateTransactionException
        || cause instanceof SQLTransientException
        || cause instanceof SQLRecoverableException
        || cause instanceof SQLNonTransientConnectionException) {
      return true;
    }
    if (cause instanceof SQLiteException sqlite) {
      // the low byte is the primary code: BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN,
      // PROTOCOL
      return Set.of(5, 6, 7, 8, 10, 13, 14, 15).contains(sqlite.getResultCode().code & 0xff);
    }
    return cause instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().length() == 5
        && HEALING.contains(sql.getSQLState().substring(0, 2));
  }
}
