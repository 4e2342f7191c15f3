package id.blkhub.store;

import java.util.function.Function;

/**
 * One of the hub's two databases ({@code hub}: inbox, cases, waiting, remembered answers, keys;
 * {@code journal}: the journal). The same SQL runs on SQLite and PostgreSQL.
 */
public interface Database {
  /**
   * Runs the work in one transaction and commits it durably. On SQLite writers take turns.
   *
   * @throws org.springframework.dao.DataAccessException when the database fails; nothing was
   *     written then
   */
  <T> T write(Function<Sql, T> work);

  /** Runs the work on a connection that only reads; writers do not wait for it. */
  <T> T read(Function<Sql, T> work);
}
