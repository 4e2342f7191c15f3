package id.blkhub.lint;

import id.blkhub.message.Text;
import java.nio.file.Path;

/**
 * One mistake in a file of routes/ or mappings/.
 *
 * @param file as the folder was named, for example {@code routes/bank/partner.yaml}
 * @param line from 1
 * @param column from 1
 * @param code stable; each has a paragraph in docs/reference/problems
 * @param message what is wrong, what would be right, and the nearest right word where there is one
 */
public record Finding(
    Path file, int line, int column, String code, Severity severity, Text message) {

  /** How bad it is. */
  public enum Severity {
    /** It does not work, or not as the file says. */
    ERROR,
    /** It works, and should be otherwise. */
    WARNING
  }

  /** {@code file:line:column: code English sentence}, as compilers write it. */
  @Override
  public String toString() {
    return "%s: %s %s".formatted(place(), code, message.en());
  }

  /** {@code file:line:column}. */
  public String place() {
    return "%s:%d:%d".formatted(file, line, column);
  }
}
