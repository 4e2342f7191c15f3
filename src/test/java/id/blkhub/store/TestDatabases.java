package id.blkhub.store;

import id.blkhub.support.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Real databases for tests, empty at first; close them at the end of the test. */
public final class TestDatabases implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final DatabaseSettings settings;
  private final Path dir;
  private PooledDatabase hub;
  private PooledDatabase journal;

  private TestDatabases(DatabaseSettings settings, Path dir) {
    this.settings = settings;
    this.dir = dir;
    open();
  }

  /** Two SQLite files in the folder; files already there are opened again. */
  public static TestDatabases sqlite(Path dir) {
    return new TestDatabases(new DatabaseSettings("jdbc:sqlite:", "", "", 4), dir);
  }

  /** A database of its own on the PostgreSQL server all tests of this JVM share. */
  public static TestDatabases postgres() {
    String url =
        newPostgresDatabase("t" + COUNT.incrementAndGet(), " TEMPLATE " + EmptyTables.onPostgres());
    return new TestDatabases(new DatabaseSettings(url, "postgres", "", 4), null);
  }

  /** The url of a new empty database, for tests that start the whole hub; user postgres. */
  public static String newPostgresUrl() {
    return newPostgresUrl(null);
  }

  /**
   * @param folder where its tables lie, an empty one; null where all others do
   */
  public static String newPostgresUrl(Path folder) {
    String name = "t" + COUNT.incrementAndGet();
    if (folder == null) {
      return newPostgresDatabase(name, "");
    }
    executeOnPostgres("CREATE TABLESPACE space_" + name + " LOCATION '" + folder + "'");
    return newPostgresDatabase(name, " TABLESPACE space_" + name);
  }

  /** Gives its url. */
  static String newPostgresDatabase(String name, String how) {
    executeOnPostgres("CREATE DATABASE " + name + how);
    return "jdbc:postgresql://localhost:" + Server.RUNNING.getPort() + "/" + name;
  }

  private static void executeOnPostgres(String statement) {
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var executed = connection.createStatement()) {
      executed.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Removes a database with a folder of its own; the server cannot run on without the folder. */
  public static void removeFromFolder(String url) throws SQLException {
    String name = url.substring(url.lastIndexOf('/') + 1);
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
      statement.execute("DROP TABLESPACE space_" + name);
    }
  }

  public Database hub() {
    return hub;
  }

  public Database journal() {
    return journal;
  }

  /** Closes the databases as a stop of the hub does; what was committed stays. */
  public void stop() {
    hub.close();
    journal.close();
  }

  /** Stops and opens the same databases again, as a restart of the hub does. */
  public void restart() {
    stop();
    open();
  }

  private void open() {
    hub = Databases.open(settings, dir, "hub");
    journal = Databases.open(settings, dir, "journal");
  }

  @Override
  public void close() {
    stop();
  }

  private static final class Server {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    // the same durability as in production, which the hub insists on
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        Path data = Files.createTempDirectory("blkhub-postgres").toRealPath();
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setPort(FreePorts.next())
                .setDataDirectory(data)
                .setPGStartupWait(LONGEST_START)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
        requireOwn(server, data);
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Whoever else listens at its port would have answered, too. */
    private static void requireOwn(EmbeddedPostgres server, Path data) throws SQLException {
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement();
          var shown = statement.executeQuery("SHOW data_directory")) {
        shown.next();
        if (!shown.getString(1).equals(data.toString())) {
          throw new IllegalStateException(
              "At port " + server.getPort() + " answers the server of " + shown.getString(1));
        }
      }
    }

    private static void close(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
