package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.door.Addresses;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sending.Forgetful;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.TestHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What survives a restart, and a database that is away for a while. */
class RestartIT {
  private static final int TOLD_WHILE_AWAY = 20;

  @TempDir Path data;

  @Test
  void shouldGoOnWhereItEnded() throws Exception {
    try (TestHub hub = TestHub.start(data, Engine.SQLITE, Map.of("hub.waiting.timeout", "2s"));
        QueuePartner supra = hub.partner("supra");
        QueuePartner blk = hub.partner("blk");
        QueuePartner bnsp = hub.partner("bnsp")) {
      supra.send("in.supra.vacancy", Letters.vacancy(1));
      Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(1), "blk", State.AVAILABLE);
      Forgetful.forgetsWhatPartnersTake(hub);
      Mailbox.of(blk, "out.blk.vacancy").letter(Letters.vacancyId(1));
      await().atMost(Mailbox.PATIENCE).until(() -> hub.depth("out.blk.vacancy") == 0);
      bnsp.send("in.bnsp.certification", Letters.certification(1));
      await().atMost(Mailbox.PATIENCE).until(() -> hub.depth(Addresses.WAITING) == 1);
    }

    try (TestHub hub = TestHub.start(data, Engine.SQLITE);
        QueuePartner supra = hub.partner("supra");
        QueuePartner bnsp = hub.partner("bnsp")) {
      Mailbox.of(supra, "receipts.supra").receipt(Letters.vacancyId(1), State.DELIVERED, "blk");
      Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(1), "blk", State.DELIVERED);
      assertThat(hub.depth("out.blk.vacancy")).isZero();

      Mailbox receipts = Mailbox.of(bnsp, "receipts.bnsp");
      var rejected =
          await("the timer from before the restart")
              .atMost(Mailbox.PATIENCE)
              .until(
                  () ->
                      receipts.letters().stream()
                          .map(letter -> letter.body().path("data"))
                          .filter(r -> r.path("state").asText().equals("REJECTED"))
                          .findFirst()
                          .orElse(null),
                  r -> r != null);
      assertThat(Mailbox.codes(rejected)).containsExactly("HUB-X015");

      bnsp.send("in.bnsp.certification", Letters.certification(2));
      receipts.receipt(Letters.registrationNo(2), State.WAITING, null);
      Checks.awaitState(hub, "certification", Letters.registrationNo(2), State.WAITING);
    }

    try (TestHub hub = TestHub.start(data, Engine.SQLITE);
        QueuePartner blk = hub.partner("blk");
        QueuePartner bnsp = hub.partner("bnsp")) {
      Mailbox certificates = Mailbox.of(blk, "out.blk.certification");
      assertThat(hub.depth(Addresses.WAITING)).isEqualTo(1);
      blk.send("in.blk.enrolment", Letters.enrolment(2));
      blk.send("in.blk.assessment", Letters.assessment(2));

      certificates.letter(Letters.registrationNo(2));
      Checks.awaitDelivery(hub, "certification", Letters.registrationNo(2), "blk", State.DELIVERED);
      assertThat(certificates.count(Letters.registrationNo(2))).isEqualTo(1);
      assertThat(Checks.message(hub, "certification", Letters.registrationNo(2)).state())
          .isEqualTo(State.ACCEPTED);
      Checks.nothingWentAstray(hub);

      serveWhileAway(hub, lockedFiles());
    }
  }

  @Test
  void shouldServeSendersWhilePostgresqlIsAway() throws Exception {
    String url = TestDatabases.newPostgresUrl();
    Map<String, String> settings = Map.of("hub.database.url", url, "hub.database.user", "postgres");
    try (TestHub hub = TestHub.start(data, Engine.POSTGRESQL, settings)) {
      serveWhileAway(hub, closedDatabase(url));
    }
  }

  /** Takes the database away, sends, and gives it back. */
  private static void serveWhileAway(TestHub hub, AutoCloseable away) throws Exception {
    List<Integer> told = new ArrayList<>();
    try (QueuePartner blk = hub.partner("blk");
        QueuePartner supra = hub.partner("supra")) {
      Mailbox vacancies = Mailbox.of(blk, "out.blk.vacancy");
      long slowest = 0;
      try (away) {
        for (int n = 1_000; n < 1_000 + TOLD_WHILE_AWAY; n++) {
          long before = System.nanoTime();
          supra.send("in.supra.vacancy", Letters.vacancy(n));
          slowest = Math.max(slowest, System.nanoTime() - before);
          told.add(n);
        }
        await("nothing is processed without the database")
            .during(Duration.ofSeconds(3))
            .atMost(Duration.ofSeconds(5))
            .until(() -> vacancies.letters().isEmpty());
      }
      assertThat(Duration.ofNanos(slowest))
          .as("the slowest answer to a sender")
          .isLessThan(Duration.ofSeconds(5));
      for (int n : told) {
        vacancies.letter(Letters.vacancyId(n));
        Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(n), "blk", State.DELIVERED);
        assertThat(vacancies.count(Letters.vacancyId(n))).isEqualTo(1);
      }
    }
    assertThat(hub.depth(Addresses.held("supra", "vacancy"))).isZero();
    assertThat(hub.depth(Addresses.parked("blk", "vacancy"))).isZero();
    Checks.nothingWentAstray(hub);
  }

  /** Another process holds both files for itself. */
  private AutoCloseable lockedFiles() throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.list(data)) {
      files = all.filter(file -> file.toString().endsWith(".db")).toList();
    }
    assertThat(files).hasSize(2);
    List<Connection> locks = new ArrayList<>();
    for (Path file : files) {
      Connection lock = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = lock.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 10000");
        statement.execute("BEGIN EXCLUSIVE");
      }
      locks.add(lock);
    }
    return () -> {
      for (Connection lock : locks) {
        try (Statement statement = lock.createStatement()) {
          statement.execute("ROLLBACK");
        }
        lock.close();
      }
    };
  }

  /** The server cuts all connections to the database and takes no new ones. */
  private static AutoCloseable closedDatabase(String url) throws Exception {
    String name = url.substring(url.lastIndexOf('/') + 1);
    Connection server =
        DriverManager.getConnection(
            url.substring(0, url.lastIndexOf('/')) + "/postgres", "postgres", "");
    try (Statement statement = server.createStatement()) {
      statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }
    return () -> {
      try (Statement statement = server.createStatement()) {
        statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
      }
      server.close();
    };
  }
}
