package id.blkhub.fault;

import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.SmallDisk;
import id.blkhub.support.TcpProxy;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database on ground that can be taken from under it: a line that can be cut, a disk of its own
 * that can be filled, locks of another session.
 */
final class Ground implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ground.class);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration A_WHILE = Duration.ofSeconds(20);
  private static final int MEGABYTES = 256;
  private static final Duration SLOW = Duration.ofMillis(150);

  private final Path data;
  private final Optional<SmallDisk> disk;
  private final Map<String, Object> settings = new LinkedHashMap<>();
  private final List<Outage> outages = new ArrayList<>();
  private final List<Connection> sessions = new ArrayList<>();
  private TcpProxy line;
  private String onDisk;
  private Thread slowing;

  private Ground(Path data, Optional<SmallDisk> disk) {
    this.data = data;
    this.disk = disk;
  }

  static Ground of(Engine engine, Path folder) throws Exception {
    Path data = folder.resolve("data");
    Ground ground = new Ground(data, SmallDisk.mount(data, MEGABYTES));
    ground.settings.put("hub.broker.data", folder.resolve("broker"));
    if (engine == Engine.SQLITE) {
      ground.sqlite();
    } else {
      ground.postgresql();
    }
    if (ground.disk.isPresent()) {
      SmallDisk small = ground.disk.get();
      ground.outages.add(new Outage("full", A_WHILE, () -> small.fillTo(100), small::free));
    } else {
      LOG.warn("The case of a full disk is left out: this user cannot mount a file system");
    }
    return ground;
  }

  Path data() {
    return data;
  }

  /** Of the hub that is to stand on it. */
  Map<String, Object> settings() {
    return settings;
  }

  List<Outage> outages() {
    return outages;
  }

  /** Two of them: the first, and the full disk where there is one. */
  List<Outage> shortly() {
    return List.of(outages.get(0), outages.get(outages.size() - 1));
  }

  private void sqlite() {
    outages.add(new Outage("locked", LONG, () -> lockFiles("BEGIN EXCLUSIVE"), this::unlock));
    outages.add(new Outage("slow", A_WHILE, this::lockNowAndThen, this::letGo));
  }

  private void lockFiles(String begin) throws SQLException {
    for (String name : List.of("hub.db", "journal.db")) {
      session("jdbc:sqlite:" + data.resolve(name), "PRAGMA busy_timeout = 20000", begin);
    }
  }

  private void session(String url, String... statements) throws SQLException {
    Connection session = DriverManager.getConnection(url);
    try (Statement statement = session.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
    sessions.add(session);
  }

  private void unlock() throws SQLException {
    for (Connection session : sessions) {
      try (Statement statement = session.createStatement()) {
        statement.execute("ROLLBACK");
      }
      session.close();
    }
    sessions.clear();
  }

  /** Another process writes nearly all the time. */
  private void lockNowAndThen() {
    slowing = new Thread(this::writeMostly, "slowing");
    slowing.start();
  }

  private void writeMostly() {
    Semaphore never = new Semaphore(0);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        lockFiles("BEGIN IMMEDIATE");
        boolean waited = never.tryAcquire(700, TimeUnit.MILLISECONDS);
        unlock();
        waited |= never.tryAcquire(100, TimeUnit.MILLISECONDS);
        if (waited) {
          return;
        }
      }
    } catch (SQLException e) {
      LOG.warn("The other writer came to an end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void letGo() throws Exception {
    slowing.interrupt();
    slowing.join();
    unlock();
  }

  private void postgresql() throws Exception {
    String url =
        disk.isPresent()
            ? TestDatabases.newPostgresUrl(disk.get().folder())
            : TestDatabases.newPostgresUrl();
    onDisk = disk.isPresent() ? url : null;
    int server = URI.create(url.substring("jdbc:".length())).getPort();
    line = new TcpProxy(server);
    settings.put("hub.database.url", url.replace(":" + server, ":" + line.port()));
    settings.put("hub.database.user", "postgres");
    outages.add(new Outage("gone", LONG, line::cut, line::mend));
    outages.add(new Outage("slow", A_WHILE, () -> line.slow(SLOW), line::mend));
    outages.add(new Outage("hanging", A_WHILE, line::hang, line::mend));
    outages.add(
        new Outage(
            "locked",
            A_WHILE,
            () ->
                session(
                    url + "?user=postgres",
                    "BEGIN",
                    "LOCK TABLE hub.inbox, hub.waiting, journal.event, journal.message IN ACCESS"
                        + " EXCLUSIVE MODE"),
            this::unlock));
  }

  @Override
  public void close() throws Exception {
    unlock();
    if (line != null) {
      line.close();
    }
    if (onDisk != null) {
      TestDatabases.removeFromFolder(onDisk);
    }
    if (disk.isPresent()) {
      disk.get().close();
    }
  }
}
