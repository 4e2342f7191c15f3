package id.blkhub.mapping;

import id.blkhub.message.ProblemCode;
import id.blkhub.message.Text;
import java.nio.file.Path;

/**
 * Why a file under mappings/ is not used; the other files are.
 *
 * @param file relative to the mappings folder
 * @param line from 1; 1 also where it is not known
 * @param column from 1; 1 also where it is not known
 * @param code stable code of the hub
 * @param message what is wrong
 */
public record FileProblem(Path file, int line, int column, String code, Text message) {
  /** A problem at one place of the file. */
  public FileProblem(Path file, int line, int column, ProblemCode problem, Object... values) {
    this(file, line, column, problem.code(), problem.text(values));
  }

  /** A problem of the file as a whole. */
  public FileProblem(Path file, ProblemCode problem, Object... values) {
    this(file, 1, 1, problem, values);
  }

  @Override
  public String toString() {
    return file + ": " + code + ' ' + message.en();
  }
}
