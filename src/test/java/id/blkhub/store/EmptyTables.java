package id.blkhub.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Databases as the migrations leave them, made once in the life of a process and copied after that:
 * a copy costs a fraction of the migrations.
 */
final class EmptyTables {
  private static final String TEMPLATE = "empty_tables";

  /** The migrations take two at a time. */
  private static final int CONNECTIONS = 4;

  private EmptyTables() {}

  /** Puts the SQLite files into a folder that has none. */
  static void copyTo(Path folder) {
    try {
      OwnerOnly.makeFolder(folder);
      for (Map.Entry<String, byte[]> file : Sqlite.FILES.entrySet()) {
        Path copy = folder.resolve(file.getKey());
        if (!Files.exists(copy)) {
          Files.write(copy, file.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of a database that PostgreSQL can copy. */
  static String onPostgres() {
    return Postgres.MADE;
  }

  private static void migrate(DatabaseSettings settings, Path folder) {
    for (String name : new String[] {"hub", "journal"}) {
      Databases.open(settings, folder, name).close();
    }
  }

  private static final class Sqlite {
    static final Map<String, byte[]> FILES = files();

    private static Map<String, byte[]> files() {
      try {
        Path folder = Files.createTempDirectory("empty-tables");
        migrate(new DatabaseSettings("jdbc:sqlite:", "", "", CONNECTIONS), folder);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : new String[] {"hub.db", "journal.db"}) {
          // closed, it has no log beside it
          files.put(name, Files.readAllBytes(folder.resolve(name)));
          Files.delete(folder.resolve(name));
        }
        Files.delete(folder);
        return files;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Postgres {
    static final String MADE = make();

    private static String make() {
      String url = TestDatabases.newPostgresDatabase(TEMPLATE, "");
      migrate(new DatabaseSettings(url, "postgres", "", CONNECTIONS), null);
      return TEMPLATE;
    }
  }
}
