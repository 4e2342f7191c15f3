package id.blkhub.files;

import id.blkhub.message.Text;
import java.io.IOException;
import java.nio.file.Path;

/** A file is not usable as text or as YAML; the exception has the place and the reason. */
public final class NotText extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final int line;
  private final int column;
  private final transient Text why;

  NotText(Path file, int line, int column, Text why) {
    super(file + ":" + line + ':' + column + ": " + why.en());
    this.file = file;
    this.line = line;
    this.column = column;
    this.why = why;
  }

  public Path file() {
    return file;
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1. */
  public int column() {
    return column;
  }

  public Text why() {
    return why;
  }
}
