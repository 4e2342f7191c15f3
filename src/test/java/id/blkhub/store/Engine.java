package id.blkhub.store;

import java.nio.file.Path;

/** The databases the suite runs on; use with {@code @ParameterizedTest @EnumSource}. */
public enum Engine {
  SQLITE("SQLite"),
  POSTGRESQL("PostgreSQL");

  private final String label;

  Engine(String label) {
    this.label = label;
  }

  /** As people write it. */
  public String label() {
    return label;
  }

  /**
   * A fresh hub and journal database.
   *
   * @param dir folder of the SQLite files (a {@code @TempDir}); not used on PostgreSQL
   */
  public TestDatabases open(Path dir) {
    if (this == POSTGRESQL) {
      return TestDatabases.postgres();
    }
    EmptyTables.copyTo(dir);
    return TestDatabases.sqlite(dir);
  }
}
