package id.blkhub.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The shipped partners, and as many more employers as wanted, each with files of its own. */
final class Employers {
  private static final String PATTERN = "supra";

  private Employers() {}

  static String id(int n) {
    return "employer-%03d".formatted(n);
  }

  /**
   * Writes routes/ and mappings/ below the folder. Every further employer sends vacancies and takes
   * certificates as {@code supra} does.
   *
   * @param more how many besides the five shipped partners
   */
  static void write(Path folder, int more) throws IOException {
    copy(Path.of("routes"), folder.resolve("routes"), PATTERN);
    copy(Path.of("mappings"), folder.resolve("mappings"), PATTERN);
    for (int n = 0; n < more; n++) {
      copy(Path.of("routes", PATTERN), folder.resolve("routes/" + id(n)), id(n));
      copy(Path.of("mappings", PATTERN), folder.resolve("mappings/" + id(n)), id(n));
    }
  }

  private static void copy(Path from, Path to, String id) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(file -> copyOne(file, to.resolve(from.relativize(file).toString()), id));
    }
  }

  private static void copyOne(Path file, Path target, String id) {
    try {
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
        return;
      }
      String text = Files.readString(file);
      if (file.endsWith(Path.of(PATTERN, "partner.yaml"))) {
        // the sender's rate limit is not what is measured
        text = text.replace("messagesPerMinute: 60000", "messagesPerMinute: 1000000");
      }
      if (file.endsWith(Path.of("canonical", "types.schema.json"))) {
        // nor is the longest description
        text = text.replace("\"maxLength\": 20000", "\"maxLength\": 2000000");
      }
      Files.writeString(target, id.equals(PATTERN) ? text : text.replace(PATTERN, id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
