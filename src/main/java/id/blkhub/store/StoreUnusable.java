package id.blkhub.store;

import id.blkhub.message.Text;
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

  StoreUnusable(StoreProblem problem, Object... values) {
    super(problem.said(values));
  }

  StoreUnusable(Throwable cause, StoreProblem problem, Object... values) {
    super(problem.said(values), cause);
  }

  /** A file or folder of the data that cannot be used. */
  static StoreUnusable at(Path path, IOException failure) {
    String file =
        failure instanceof FileSystemException place && place.getFile() != null
            ? place.getFile()
            : path.toString();
    return new StoreUnusable(failure, StoreProblem.FOLDER, file, reason(path, failure));
  }

  private static Text reason(Path path, IOException failure) {
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      return new Text(
          "adalah tautan simbolik yang tidak menuju ke mana-mana",
          "is a symbolic link that leads nowhere");
    }
    if (Files.exists(path) && !Files.isDirectory(path)) {
      return new Text("adalah berkas, bukan folder", "is a file, not a folder");
    }
    if (failure instanceof AccessDeniedException) {
      return new Text(
          "tidak boleh dibaca dan ditulis oleh pengguna hub",
          "may not be read and written by the hub's user");
    }
    String why =
        failure instanceof FileSystemException place ? place.getReason() : failure.getMessage();
    String told = why == null ? failure.getClass().getSimpleName() : why;
    return new Text("tidak dapat ditulis (" + told + ")", "cannot be written (" + told + ")");
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
            failure,
            StoreProblem.DAMAGED,
            new Text("hub.db atau journal.db di hub.data", "hub.db or journal.db in hub.data"),
            new Text("rusak (" + code.name() + ")", "is damaged (" + code.name() + ")"));
      }
      return new StoreUnusable(failure, StoreProblem.FILES, code.name());
    }
    return new StoreUnusable(
        failure,
        StoreProblem.CONNECTION,
        String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip(),
        failure.getSQLState());
  }
}
