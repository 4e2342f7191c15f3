package id.blkhub.mapping;

import id.blkhub.message.Text;
import java.nio.file.Path;

/**
 * Why a file under mappings/ is not used; the other files are.
 *
 * @param file relative to the mappings folder
 * @param code stable code of the hub
 * @param message what is wrong, with line and column where they are known
 */
public record FileProblem(Path file, String code, Text message) {
  @Override
  public String toString() {
    return file + ": " + code + ' ' + message.en();
  }
}
