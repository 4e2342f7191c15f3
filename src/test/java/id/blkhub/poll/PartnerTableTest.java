package id.blkhub.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.HubLog;
import id.blkhub.support.MovableClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.FailedToCreateRouteException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that writes what it has to tell into a table of its own PostgreSQL database. */
class PartnerTableTest {
  private static final String TABLE =
      "CREATE TABLE hub_outbox (id bigserial PRIMARY KEY, kind text NOT NULL, body text,"
          + " created_at timestamptz NOT NULL DEFAULT now(), taken_at timestamptz)";

  @TempDir Path folder;
  private TestDatabases databases;

  private final MovableClock clock = new MovableClock();
  private String url;
  private Connection partner;
  private PollFixture hub;

  @BeforeEach
  void start() throws Exception {
    databases = Engine.SQLITE.open(folder);
    url = TestDatabases.newPostgresUrl();
    partner = DriverManager.getConnection(url, "postgres", "");
    execute(TABLE);
    hub = newHub();
  }

  @AfterEach
  void stop() throws Exception {
    hub.close();
    partner.close();
    databases.close();
  }

  private PollFixture newHub() throws Exception {
    PollFixture made = new PollFixture(databases.hub(), folder.resolve("polls"), clock, Map.of());
    made.database("bursa", new PartnerDatabase(url, "postgres", ""));
    made.database("nobody", new PartnerDatabase(url, "nobody_here", ""));
    made.database(
        "away", new PartnerDatabase("jdbc:postgresql://127.0.0.1:1/away", "hub", "rahasia"));
    return made;
  }

  private void execute(String sql) {
    try (Statement statement = partner.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(int from, int to) {
    execute(
        "INSERT INTO hub_outbox (kind, body) SELECT 'vacancy', json_build_object('id', n, 'upah',"
            + " 4500000.50) FROM generate_series(%d, %d) n".formatted(from, to));
  }

  private long count(String condition) throws SQLException {
    try (Statement statement = partner.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*) FROM hub_outbox WHERE " + condition)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }

  @Test
  void shouldTakeEachRowOnceInItsOrderAndMarkIt() throws Exception {
    write(1, 450);
    execute("INSERT INTO hub_outbox (kind, body) VALUES ('enrolment', '{\"id\": 9999}')");

    hub.table("outbox", "kind", "vacancy");
    await().until(() -> count("taken_at IS NOT NULL") == 450);
    write(451, 460);
    await().until(() -> count("taken_at IS NOT NULL") == 460);

    assertThat(hub.ids()).isEqualTo(numbers(1, 460));
    assertThat(hub.all().get(0).path("upah").decimalValue()).isEqualByComparingTo("4500000.50");
    assertThat(count("kind = 'enrolment' AND taken_at IS NULL")).isEqualTo(1);
  }

  @Test
  void shouldLoseNothingAndTakeNothingTwiceWhenTheHubFailsOrEndsBeforeItMarks() throws Exception {
    write(1, 30);
    hub.failAfterTheNext(1);
    hub.meanwhile(() -> write(31, 40));

    hub.table("outbox", "rows", "20");
    await().until(() -> hub.outcomes("outbox", "failed") >= 1);
    clock.set(Duration.ofMinutes(2));
    hub.close();
    hub = newHub();
    hub.table("outbox", "rows", "20");
    await().until(() -> count("taken_at IS NOT NULL") == 40);
    int taken = hub.ids().size();
    execute("UPDATE hub_outbox SET taken_at = NULL");
    await().until(() -> count("taken_at IS NOT NULL") == 40);

    assertThat(hub.ids()).isEqualTo(numbers(1, 40)).hasSize(taken);
  }

  @Test
  void shouldTakeWhatWasChangedWhileItWasTakenOnceMore() throws Exception {
    write(1, 3);
    hub.meanwhile(() -> execute("UPDATE hub_outbox SET body = '{\"id\": 22}' WHERE id = 2"));

    hub.table("outbox");
    await().until(() -> count("taken_at IS NOT NULL") == 3);

    assertThat(hub.ids()).containsExactly("1", "2", "3", "22");
  }

  @Test
  void shouldReadAViewWithoutMarksAndTellWhatChanged() throws Exception {
    write(1, 5);
    execute("CREATE SCHEMA bagi");
    execute("CREATE VIEW bagi.terbuka AS SELECT 'V-' || id AS nomor, body AS isi FROM hub_outbox");

    hub.table(
        "view",
        "table",
        "bagi.terbuka",
        "id",
        "nomor",
        "body",
        "isi",
        "taken",
        "none",
        "rows",
        "2");
    await().until(() -> hub.ids().size() == 5);
    execute("UPDATE hub_outbox SET body = '{\"id\": 44}' WHERE id = 4");
    await().until(() -> hub.ids().size() == 6);
    double read = hub.outcomes("view", "read");
    await().until(() -> hub.outcomes("view", "read") > read + 2);

    assertThat(hub.ids()).containsExactly("1", "2", "3", "4", "5", "44");
    assertThat(count("taken_at IS NOT NULL")).isZero();
  }

  @Test
  void shouldGiveARowThatIsNoSoundJsonForRefusalAndGoOn() throws Exception {
    write(1, 1);
    execute("INSERT INTO hub_outbox (kind, body) VALUES ('vacancy', 'bukan JSON')");
    execute("INSERT INTO hub_outbox (kind, body) VALUES ('vacancy', '{\"id\": 3} {\"id\": 4}')");
    execute("INSERT INTO hub_outbox (kind, body) VALUES ('vacancy', '{\"id\": 5}], \"next\": 9')");
    execute("INSERT INTO hub_outbox (kind, body) VALUES ('vacancy', '{\"a\": 1, \"a\": 2}')");
    execute("INSERT INTO hub_outbox (kind, body) VALUES ('vacancy', NULL)");
    execute(
        "INSERT INTO hub_outbox (kind, body) VALUES ('vacancy', '\"' || repeat('x', 3000) ||"
            + " '\"')");
    write(8, 8);

    hub.table("outbox", "bytes", "4000");
    await().until(() -> count("taken_at IS NOT NULL") == 8);

    assertThat(hub.all()).hasSize(8);
    assertThat(hub.ids()).startsWith("1").endsWith("8");
    assertThat(hub.all().subList(1, 7)).allMatch(JsonNode::isTextual);
  }

  @Test
  void shouldNeedNoMoreThanToReadAndToWriteOneColumn() throws Exception {
    String role = "hub_" + url.substring(url.lastIndexOf('/') + 1);
    execute("CREATE ROLE " + role + " LOGIN");
    execute("GRANT SELECT, UPDATE (taken_at) ON hub_outbox TO " + role);
    hub.database("least", new PartnerDatabase(url, role, ""));
    write(1, 3);

    hub.table("outbox", "database", "least");
    await().until(() -> count("taken_at IS NOT NULL") == 3);

    assertThat(hub.ids()).isEqualTo(numbers(1, 3));
  }

  @Test
  void shouldSayWhatIsWrongWithoutASecretAndLetOtherTablesGoOn() throws Exception {
    write(1, 1);
    execute("CREATE VIEW slow AS SELECT o.id, o.body, o.taken_at FROM hub_outbox o, pg_sleep(60)");
    try (HubLog log = HubLog.watch()) {
      hub.table("away", "database", "away");
      hub.table("nobody", "database", "nobody");
      hub.table("missing", "table", "no_such_table");
      hub.table("columns", "body", "no_such_column");
      hub.table("slow", "table", "slow", "timeout", "1s");
      hub.table("outbox");
      for (String name : List.of("away", "nobody", "missing", "columns", "slow")) {
        await().until(() -> hub.outcomes(name, "failed") >= 1);
      }
      await().until(() -> count("taken_at IS NOT NULL") == 1);

      assertThat(log.lines()).anyMatch(line -> line.contains("collect.bursa.away code=HUB-F060"));
      assertThat(log.lines()).anyMatch(line -> line.contains("collect.bursa.nobody code=HUB-F061"));
      assertThat(log.lines())
          .anyMatch(line -> line.contains("collect.bursa.missing code=HUB-F062"))
          .anyMatch(line -> line.contains("no_such_table"));
      assertThat(log.lines())
          .anyMatch(line -> line.contains("collect.bursa.columns code=HUB-F062"));
      assertThat(log.lines()).anyMatch(line -> line.contains("collect.bursa.slow code=HUB-F063"));
      assertThat(log.lines()).noneMatch(line -> line.contains("rahasia"));
      assertThat(log.traces()).isEmpty();
    }
  }

  @Test
  void shouldNotStartWithoutTheSettingsOrWithAnOptionThatIsNoName() {
    assertThatThrownBy(() -> hub.table("unset", "database", "unset"))
        .isInstanceOf(FailedToCreateRouteException.class)
        .hasStackTraceContaining("HUB-F064")
        .hasStackTraceContaining("hub.partner-databases.unset.url");
    hub.database("other", new PartnerDatabase("jdbc:sqlite:other.db", "hub", ""));
    assertThatThrownBy(() -> hub.table("other", "database", "other"))
        .hasStackTraceContaining("HUB-F064");
    assertThatThrownBy(() -> hub.table("steered", "table", "hub_outbox WHERE 1=1 --"))
        .hasStackTraceContaining("HUB-F020")
        .hasStackTraceContaining("table is a name");
    assertThatThrownBy(() -> hub.table("column", "body", "body, password"))
        .hasStackTraceContaining("body is a column");
  }
}
