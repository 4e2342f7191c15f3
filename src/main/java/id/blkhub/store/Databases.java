package id.blkhub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens a database, brings its tables up to date and proves that its commits are durable. */
final class Databases {
  private static final Logger LOG = LoggerFactory.getLogger(Databases.class);
  private static final int READERS = 4;
  private static final int WAIT_MILLIS = 10_000;

  /** Negative counts KiB (sqlite.org/pragma.html#pragma_cache_size); the default is 2 MiB. */
  private static final int WRITER_CACHE_KIB = -65_536;

  private static final int READER_CACHE_KIB = -8_192;

  /** Of 4 KiB; the default of 1,000 writes and syncs the same index pages again and again. */
  private static final int CHECKPOINT_PAGES = 8_000;

  private Databases() {}

  /**
   * @param data folder of the SQLite files; not used on PostgreSQL
   * @param name {@code hub} or {@code journal}: the file, or the schema
   * @throws StoreUnusable when the url is of no known database it cannot be reached, or commits
   *     would not be durable
   */
  static PooledDatabase open(DatabaseSettings settings, Path data, String name) {
    Dialect dialect = Dialect.of(settings.url());
    PooledDatabase database =
        switch (dialect) {
          case SQLITE -> sqlite(data, name);
          case POSTGRESQL -> postgresql(settings, name);
        };
    try {
      migrate(database, dialect, name);
      dialect.requireDurable(database);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static PooledDatabase sqlite(Path data, String name) {
    Path file = data.resolve(name + ".db");
    try {
      OwnerOnly.makeFolder(data);
      // SQLite gives its log and index the rights of the file
      OwnerOnly.makeFile(file);
    } catch (IOException e) {
      throw StoreUnusable.at(data, e);
    }
    sayWhatIsLost(file);
    String url = "jdbc:sqlite:" + data.resolve(name + ".db").toAbsolutePath();
    requireReadable(url);
    // the writer comes first: it switches a new file to WAL, which no reader may do
    HikariConfig writing = pool(name + "-writer", 1);
    writing.setDataSource(sqliteSource(url, true));
    writing.setConnectionInitSql("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    HikariDataSource writer = new HikariDataSource(writing);
    HikariConfig reading = pool(name + "-reader", READERS);
    reading.setDataSource(sqliteSource(url, false));
    reading.setConnectionInitSql("PRAGMA query_only = ON");
    return new PooledDatabase(
        Dialect.SQLITE, writer, new HikariDataSource(reading), new ReentrantLock(true));
  }

  /** Once without the pool, which would print a stack trace. */
  private static void requireReadable(String url) {
    try (Connection connection = sqliteSource(url, true).getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT count(*) FROM sqlite_master").close();
    } catch (SQLException e) {
      throw StoreUnusable.of(e).orElseThrow();
    }
  }

  private static void sayWhatIsLost(Path file) {
    try {
      int lost = WalCheck.unreadableCommits(file);
      if (lost > 0) {
        LOG.error(
            "code={} {}", StoreProblem.LOG_CUT.code(), StoreProblem.LOG_CUT.text(file, lost).en());
      }
    } catch (IOException e) {
      throw StoreUnusable.at(file, e);
    }
  }

  private static SQLiteDataSource sqliteSource(String url, boolean writer) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(WAIT_MILLIS);
    config.enforceForeignKeys(true);
    config.setCacheSize(writer ? WRITER_CACHE_KIB : READER_CACHE_KIB);
    // a deferred transaction that turns into a writer fails at once when another process wrote
    config.setTransactionMode(
        writer ? SQLiteConfig.TransactionMode.IMMEDIATE : SQLiteConfig.TransactionMode.DEFERRED);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  private static PooledDatabase postgresql(DatabaseSettings settings, String schema) {
    requireReachable(settings);
    HikariDataSource writer =
        new HikariDataSource(postgresql(settings, schema, "writer", settings.connections()));
    HikariConfig reading = postgresql(settings, schema, "reader", READERS);
    reading.setReadOnly(true);
    return new PooledDatabase(Dialect.POSTGRESQL, writer, new HikariDataSource(reading), null);
  }

  /** Once without the pool, which would print a stack trace for a mistyped host or password. */
  private static void requireReachable(DatabaseSettings settings) {
    Properties login = new Properties();
    login.setProperty("connectTimeout", "10");
    if (!settings.user().isEmpty()) {
      login.setProperty("user", settings.user());
      login.setProperty("password", settings.password());
    }
    try {
      DriverManager.getConnection(settings.url(), login).close();
    } catch (SQLException e) {
      throw StoreUnusable.of(e).orElseThrow();
    }
  }

  private static HikariConfig postgresql(
      DatabaseSettings settings, String schema, String use, int connections) {
    HikariConfig config = pool(schema + "-" + use, connections);
    config.setJdbcUrl(settings.url());
    if (!settings.user().isEmpty()) {
      config.setUsername(settings.user());
      config.setPassword(settings.password());
    }
    config.setSchema(schema);
    config.setConnectionInitSql("SET synchronous_commit = on");
    config.addDataSourceProperty("ApplicationName", "blk-exchange-hub " + schema + " " + use);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // a server that stopped answering must not hold a thread for ever (seconds)
    config.addDataSourceProperty("connectTimeout", "10");
    config.addDataSourceProperty("socketTimeout", "120");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return config;
  }

  private static HikariConfig pool(String name, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_MILLIS);
    return config;
  }

  private static void migrate(PooledDatabase database, Dialect dialect, String name) {
    var flyway =
        Flyway.configure()
            .dataSource(database.writer())
            .locations("classpath:db/" + name)
            .placeholders(dialect.placeholders())
            .validateMigrationNaming(true);
    if (dialect == Dialect.POSTGRESQL) {
      flyway.schemas(name);
    }
    migrate(flyway.load(), name);
  }

  private static void migrate(Flyway flyway, String name) {
    try {
      for (MigrationInfo migration : flyway.info().all()) {
        if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
          throw new StoreUnusable(StoreProblem.NEWER, name, migration.getVersion());
        }
      }
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new StoreUnusable(e, StoreProblem.OTHER_TABLES, name);
    } catch (FlywayException e) {
      throw StoreUnusable.of(e).orElseGet(() -> new StoreUnusable(e, StoreProblem.FOREIGN, name));
    }
  }
}
