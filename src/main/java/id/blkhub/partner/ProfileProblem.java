package id.blkhub.partner;

import id.blkhub.message.Text;
import java.nio.file.Path;

/**
 * Something wrong in a partner profile.
 *
 * @param line from 1
 * @param column from 1
 * @param code {@code HUB-Pnnn}; each has a paragraph in docs/reference/problems
 * @param message what is wrong, what was expected, and the nearest right word where there is one
 */
public record ProfileProblem(Path file, int line, int column, String code, Text message) {
  /** The partner, which is the folder of the profile. */
  public String partner() {
    return folder(file);
  }

  /** The name of the folder that a profile lies in. */
  static String folder(Path profile) {
    return profile.getName(profile.getNameCount() - 2).toString();
  }

  /** {@code file:line:column: code English text}, as compilers write it. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s %s".formatted(file, line, column, code, message.en());
  }
}
