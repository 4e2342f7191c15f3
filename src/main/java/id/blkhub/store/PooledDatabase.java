package id.blkhub.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes and reads over pools of their own, so that readers never take a writer's connection.
 *
 * <p>A write inside a write of the same database is refused: it would either wait for itself or
 * commit apart. A read inside a write sees only what was committed before it.
 */
final class PooledDatabase implements Database, AutoCloseable {
  private static final long TURN_SECONDS = 30;

  private final HikariDataSource writer;
  private final HikariDataSource reader;
  private final Side writing;
  private final Side reading;
  private final @Nullable ReentrantLock turn;
  private final ThreadLocal<Boolean> inWrite = ThreadLocal.withInitial(() -> false);

  /**
   * @param turn lets one writer in at a time, in the order they came; null where the database can
   *     take several
   */
  PooledDatabase(
      Dialect dialect,
      HikariDataSource writer,
      HikariDataSource reader,
      @Nullable ReentrantLock turn) {
    this.writer = writer;
    this.reader = reader;
    this.writing = Side.of(dialect, writer, turn != null);
    this.reading = Side.of(dialect, reader, turn != null);
    this.turn = turn;
  }

  @Override
  public <T> T write(Function<Sql, T> work) {
    if (inWrite.get()) {
      throw new IllegalStateException("a write inside a write of the same database");
    }
    takeTurn();
    inWrite.set(true);
    try {
      return writing.run(work);
    } finally {
      inWrite.remove();
      if (turn != null) {
        turn.unlock();
      }
    }
  }

  @Override
  public <T> T read(Function<Sql, T> work) {
    return reading.run(work);
  }

  private void takeTurn() {
    if (turn == null) {
      return;
    }
    try {
      if (!turn.tryLock(TURN_SECONDS, TimeUnit.SECONDS)) {
        throw new CannotAcquireLockException(
            "another writer held the database for " + TURN_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotAcquireLockException("interrupted while waiting to write", e);
    }
  }

  HikariDataSource writer() {
    return writer;
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }

  /**
   * @param renew gives up connections of which nobody knows whether they are in a transaction
   */
  private record Side(Sql sql, TransactionTemplate transaction, Runnable renew) {
    static Side of(Dialect dialect, HikariDataSource source, boolean turns) {
      JdbcTemplate template = new JdbcTemplate();
      template.setDataSource(source);
      template.setExceptionTranslator(dialect.translator(source));
      JdbcTransactionManager manager = new JdbcTransactionManager();
      manager.setDataSource(source);
      manager.setExceptionTranslator(dialect.translator(source));
      Sql sql = new TemplateSql(template, JdbcClient.create(template), turns);
      return new Side(
          sql,
          new TransactionTemplate(manager),
          turns ? () -> source.getHikariPoolMXBean().softEvictConnections() : () -> {});
    }

    <T> T run(Function<Sql, T> work) {
      try {
        return transaction.execute(status -> work.apply(sql));
      } catch (TransactionException e) {
        // SQLite's driver takes a BEGIN that failed for one that was made, and later ones leave it
        // out
        renew.run();
        throw new DataAccessResourceFailureException("the database cannot be reached", e);
      }
    }
  }
}
