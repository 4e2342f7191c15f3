package id.blkhub.store;

import java.nio.file.Path;

/** The databases the suite runs on; use with {@code @ParameterizedTest @EnumSource}. */
public enum Engine {
  SQLITE,
  POSTGRESQL;

  /**
   * A fresh hub and journal database.
   *
   * @param dir folder of the SQLite files (a {@code @TempDir}); not used on PostgreSQL
   */
  public TestDatabases open(Path dir) {
    return this == SQLITE ? TestDatabases.sqlite(dir) : TestDatabases.postgres();
  }
}
