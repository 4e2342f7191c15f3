package id.blkhub.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One small mistake in a shipped file.
 *
 * @param file such as {@code routes/blk/partner.yaml}
 * @param line from 1; 0 for the whole file
 * @param mistake what kind it is
 * @param before the line as it is shipped
 * @param text the file with the mistake; null where it is deleted
 */
record Mutation(String file, int line, String mistake, String before, String text) {
  /** Makes the mistake in a copy of the shipped files, and undoes it afterwards. */
  void during(Path home, Trying trying) throws IOException {
    Path path = home.resolve(file);
    byte[] shipped = Files.readAllBytes(path);
    try {
      if (text == null) {
        Files.delete(path);
      } else {
        Files.writeString(path, text);
      }
      trying.run();
    } finally {
      Files.write(path, shipped);
    }
  }

  interface Trying {
    void run() throws IOException;
  }

  @Override
  public String toString() {
    String changed = text == null || line == 0 ? "" : ", now: " + now();
    return file + ":" + line + " " + mistake + ": " + before.strip() + changed;
  }

  private String now() {
    String[] lines = text.split("\n", -1);
    return lines.length < line ? "" : lines[line - 1].strip();
  }
}
