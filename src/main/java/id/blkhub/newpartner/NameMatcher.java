package id.blkhub.newpartner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How near a name in a sample is to a field of the canonical form. Other names agencies use for a
 * field are in newpartner/names.csv.
 */
final class NameMatcher {
  /** The surest first. */
  enum Nearness {
    SAME_PATH,
    ALIAS_OF_PATH,
    SAME_NAME,
    ALIAS
  }

  private static final String PERSON = "/person/";
  private static final String TABLE = "/newpartner/names.csv";

  private final Map<String, Set<String>> aliases = new HashMap<>();

  NameMatcher() {
    try (InputStream file = NameMatcher.class.getResourceAsStream(TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines.lines().skip(1).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] cells = line.split(",", 2);
    aliases.put(
        cells[0],
        Arrays.stream(cells[1].split("\\|")).map(NameMatcher::plain).collect(Collectors.toSet()));
  }

  /** Whether people are told by such a name in other kinds: {@code nama}, {@code no_hp}. */
  boolean speaksOfAPerson(List<String> sample) {
    return aliases.keySet().stream()
        .filter(field -> field.startsWith(PERSON))
        .map(field -> List.of(field.substring(1).split("/")))
        .anyMatch(
            field ->
                near(Nearness.SAME_NAME, field, sample) || near(Nearness.ALIAS, field, sample));
  }

  /** The pointers of fields that have other names. */
  Set<String> fields() {
    return Set.copyOf(aliases.keySet());
  }

  boolean near(Nearness nearness, List<String> canonical, List<String> sample) {
    String path = plain(String.join("", sample));
    String name = plain(sample.get(sample.size() - 1));
    Set<String> others = aliases.getOrDefault("/" + String.join("/", canonical), Set.of());
    return switch (nearness) {
      case SAME_PATH -> plain(String.join("", canonical)).equals(path);
      case ALIAS_OF_PATH -> others.contains(path);
      case SAME_NAME -> plain(canonical.get(canonical.size() - 1)).equals(name);
      case ALIAS -> others.contains(name);
    };
  }

  /** Without case and separators: {@code birthDate}, {@code birth_date} and {@code Birth date}. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
