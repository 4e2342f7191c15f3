package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Log lines use the keys of the reference page, so that a key means the same in every line. */
class LogKeysTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path PAGE = Path.of("docs/reference/log.md");

  /** A call of a logger up to its end, and the keys within. */
  private static final Pattern CALL = Pattern.compile("LOG\\s*\\.\\w+\\(.*?\\);", Pattern.DOTALL);

  private static final Pattern KEY = Pattern.compile("\\b(\\w+)=\\{}");
  private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE);

  @Test
  void everyKeyOfALogLineStandsInTheReference() throws IOException {
    Set<String> known = known();
    Map<String, Set<String>> unknown = new TreeMap<>();
    for (Path file : sources()) {
      Set<String> keys = keys(file);
      keys.removeAll(known);
      if (!keys.isEmpty()) {
        unknown.put(SOURCES.relativize(file).toString(), keys);
      }
    }

    assertThat(unknown).isEmpty();
  }

  private static Set<String> keys(Path file) throws IOException {
    return CALL.matcher(Files.readString(file))
        .results()
        .flatMap(call -> KEY.matcher(call.group()).results())
        .map(key -> key.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> known() throws IOException {
    return ROW.matcher(Files.readString(PAGE))
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
