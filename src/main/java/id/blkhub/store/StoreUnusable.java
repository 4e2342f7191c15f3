package id.blkhub.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The hub cannot start on this database or folder; the message says what to change. */
public final class StoreUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnusable(String message) {
    super(message);
  }

  StoreUnusable(String message, Throwable cause) {
    super(message, cause);
  }

  /** A file or folder of the data that cannot be used. */
  static StoreUnusable at(Path path, IOException failure) {
    String file =
        failure instanceof FileSystemException place && place.getFile() != null
            ? place.getFile()
            : path.toString();
    return new StoreUnusable(
        "HUB-J010 hub.data cannot be used: "
            + file
            + " "
            + reason(path, failure)
            + ". Give the hub a folder on a local disk that its user may write to (hub.data).",
        failure);
  }

  private static String reason(Path path, IOException failure) {
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      return "is a symbolic link that leads nowhere";
    }
    if (Files.exists(path) && !Files.isDirectory(path)) {
      return "is a file, not a folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "may not be read and written by the hub's user";
    }
    String why =
        failure instanceof FileSystemException place ? place.getReason() : failure.getMessage();
    return "cannot be written (" + (why == null ? failure.getClass().getSimpleName() : why) + ")";
  }

  /** What a database that failed means for the start; empty for what is no fault of it. */
  public static Optional<StoreUnusable> of(Throwable failure) {
    Throwable cause = failure;
    // a chain of causes can be a circle; none sane is this long
    for (int depth = 0; cause != null && depth < 32; depth++) {
      if (cause instanceof StoreUnusable known) {
        return Optional.of(known);
      }
      if (cause instanceof SQLException sql) {
        return Optional.of(of(sql));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static StoreUnusable of(SQLException failure) {
    if (failure instanceof SQLiteException sqlite) {
      SQLiteErrorCode code = sqlite.getResultCode();
      // the low byte is the primary code: CORRUPT, NOTADB
      if ((code.code & 0xff) == 11 || (code.code & 0xff) == 26) {
        return new StoreUnusable(
            "HUB-J013 hub.db or journal.db in hub.data is damaged ("
                + code.name()
                + "). Stop here: restore hub.data as a whole from a backup, or to begin anew"
                + " without what it held, move the whole folder away.",
            failure);
      }
      return new StoreUnusable(
          "HUB-J010 the database in hub.data cannot be used ("
              + code.name()
              + "). Look whether the folder and its files belong to the hub's user, the disk has"
              + " room and nobody else has the files open.",
          failure);
    }
    return new StoreUnusable(
        "HUB-J010 hub.database.url cannot be used: "
            + String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip()
            + " (SQL state "
            + failure.getSQLState()
            + "). Check hub.database.url, hub.database.user and hub.database.password.",
        failure);
  }
}
