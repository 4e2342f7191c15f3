package id.blkhub.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One small mistake in a shipped file.
 *
 * @param file such as {@code routes/blk/partner.yaml}
 * @param line from 1; 0 for the whole file
 * @param mistake what kind it is
 * @param before the line as it is shipped
 * @param now the same line with the mistake; empty where it is gone
 * @param text the file with the mistake; null where it is deleted
 */
record Mutation(
    String file, int line, String mistake, String before, String now, @Nullable Changed text) {
  /** Made when it is asked for: there are tens of thousands of mistakes. */
  interface Changed {
    String text();
  }

  /** Where the whole of the changed file is there. */
  static Mutation of(String file, int line, String mistake, String before, String text) {
    String[] lines = text.split("\n", -1);
    String now = line == 0 || lines.length < line ? "" : lines[line - 1].strip();
    return new Mutation(file, line, mistake, before, now, () -> text);
  }

  /** Makes the mistake in a copy of the shipped files, and undoes it afterwards. */
  void during(Path home, Trying trying) throws IOException {
    Path path = home.resolve(file);
    byte[] shipped = Files.readAllBytes(path);
    try {
      if (text == null) {
        Files.delete(path);
      } else {
        Files.writeString(path, text.text());
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
    String changed = text == null || line == 0 ? "" : ", now: " + now;
    return file + ":" + line + " " + mistake + ": " + before.strip() + changed;
  }
}
