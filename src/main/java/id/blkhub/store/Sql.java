package id.blkhub.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements inside a transaction: one at a time, or one over many rows. */
public interface Sql extends JdbcClient {
  /**
   * Runs a statement once for each row, prepared once and sent together.
   *
   * @param statement with a {@code ?} for each cell
   * @param rows cells are texts, numbers, bytes or null
   * @throws org.springframework.dao.DataAccessException when the database fails
   */
  void batch(String statement, List<Object[]> rows);

  /** Whether writers take turns, so that whoever writes needs no lock on what it reads. */
  boolean writersTakeTurns();
}
