package id.blkhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {
  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void shouldKeepWhatWasCommittedAfterARestart(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      databases.hub().write(sql -> insert(sql, "k1"));

      databases.restart();

      assertThat(ids(databases.hub())).containsExactly("k1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteNothingWhenTheWorkFails(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      assertThatThrownBy(
              () ->
                  databases
                      .hub()
                      .write(
                          sql -> {
                            insert(sql, "k1");
                            return insert(sql, "k1");
                          }))
          .isInstanceOf(DuplicateKeyException.class)
          .satisfies(e -> assertThat(DatabaseTrouble.isTransient(e)).isFalse());

      assertThat(ids(databases.hub())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseAWriteInsideAWrite(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Database hub = databases.hub();

      assertThatThrownBy(() -> hub.write(outer -> hub.write(inner -> insert(inner, "k1"))))
          .isInstanceOf(IllegalStateException.class);

      hub.write(sql -> insert(sql, "k2"));
      assertThat(ids(hub)).containsExactly("k2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldShowReadersOnlyWhatIsCommitted(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      Database hub = databases.hub();

      List<String> seen =
          hub.write(
              sql -> {
                insert(sql, "k1");
                return ids(hub);
              });

      assertThat(seen).isEmpty();
      assertThat(ids(hub)).containsExactly("k1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseToWriteWhereOnlyReadingIsMeant(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      assertThatThrownBy(() -> databases.hub().read(sql -> insert(sql, "k1")))
          .isInstanceOf(DataAccessException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeWritersInParallelWithoutLosingAny(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      IntStream.range(0, 200)
          .parallel()
          .forEach(i -> databases.hub().write(sql -> insert(sql, "k" + i)));

      assertThat(ids(databases.hub())).hasSize(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldCallAClosedDatabaseATroubleThatMayPass(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      databases.stop();

      assertThatThrownBy(() -> databases.hub().write(sql -> insert(sql, "k1")))
          .isInstanceOf(DataAccessException.class)
          .satisfies(e -> assertThat(DatabaseTrouble.isTransient(e)).isTrue());
    }
  }

  @ParameterizedTest
  @EnumSource(names = "SQLITE")
  void shouldForceEveryCommitToDisk(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      for (Database database : List.of(databases.hub(), databases.journal())) {
        assertThat(pragma(database, "synchronous")).isEqualTo("2");
        assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
        assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "SQLITE")
  void shouldRefuseADatabaseThatDoesNotForceCommits(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      PooledDatabase hub = (PooledDatabase) databases.hub();

      assertThatThrownBy(() -> Dialect.require(hub, "PRAGMA synchronous", java.util.Set.of("3")))
          .isInstanceOf(StoreUnusable.class)
          .hasMessageContaining("HUB-J002");
    }
  }

  @Test
  void shouldCallAFullDiskATroubleThatMayPass() {
    try (TestDatabases databases = TestDatabases.sqlite(dir)) {
      Database hub = databases.hub();
      // SQLite answers FULL at its own limit as it does at the disk's
      hub.write(sql -> sql.sql("PRAGMA max_page_count = 1").query().singleValue());

      assertThatThrownBy(() -> hub.write(sql -> insert(sql, "k".repeat(1_000_000))))
          .isInstanceOf(DataAccessException.class)
          .satisfies(e -> assertThat(DatabaseTrouble.isTransient(e)).isTrue());

      hub.write(sql -> sql.sql("PRAGMA max_page_count = 1000000").query().singleValue());
      hub.write(sql -> insert(sql, "k1"));
      assertThat(ids(hub)).containsExactly("k1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldCallAMistakeInTheWorkNoTroubleThatMayPass(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      assertThatThrownBy(() -> databases.hub().write(sql -> sql.sql("SELEKT 1").update()))
          .isInstanceOf(DataAccessException.class)
          .satisfies(e -> assertThat(DatabaseTrouble.isTransient(e)).isFalse());
    }
  }

  /** Longer than a writer waits for its turn at the file, as a backup program may. */
  @Test
  void shouldWriteAgainOnceAnotherProcessHasLetTheFileGo() throws Exception {
    try (TestDatabases databases = Engine.SQLITE.open(dir)) {
      Database hub = databases.hub();
      hub.write(sql -> insert(sql, "before"));
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("hub.db"));
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN EXCLUSIVE");
        assertThatThrownBy(() -> hub.write(sql -> insert(sql, "meanwhile")))
            .satisfies(e -> assertThat(DatabaseTrouble.isTransient(e)).isTrue());
        statement.execute("ROLLBACK");
      }

      hub.write(sql -> insert(sql, "after"));

      assertThat(ids(hub)).containsExactlyInAnyOrder("before", "after");
    }
  }

  @Test
  void shouldSayWhichDatabasesItKnows() {
    DatabaseSettings settings = new DatabaseSettings("jdbc:mysql://db/hub", "", "secret", 4);

    assertThatThrownBy(() -> Databases.open(settings, dir, "hub"))
        .isInstanceOf(StoreUnusable.class)
        .hasMessageContaining("HUB-J001");
    assertThat(settings.toString()).doesNotContain("secret");
  }

  private static int insert(JdbcClient sql, String id) {
    return sql.sql("INSERT INTO data_key (id, created_on) VALUES (?, ?)")
        .params(id, "2026-01-01")
        .update();
  }

  private static List<String> ids(Database database) {
    return database.read(
        sql -> sql.sql("SELECT id FROM data_key ORDER BY id").query(String.class).list());
  }

  private static String pragma(Database database, String name) {
    return database.write(sql -> sql.sql("PRAGMA " + name).query(String.class).single());
  }
}
