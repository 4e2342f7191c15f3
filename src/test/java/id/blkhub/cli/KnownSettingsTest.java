package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** A setting that somebody reads is known, and none is known that nobody reads. */
class KnownSettingsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern READ = Pattern.compile("\"(?:\\$\\{)?(hub\\.[a-z.-]+[a-z])[\":}]");
  private static final Pattern RECORD =
      Pattern.compile(
          "package (\\S+);.*@ConfigurationProperties\\(\"(hub[a-z.-]*)\"\\)[^{;]*?record (\\w+)\\(",
          Pattern.DOTALL);

  /** Read one by one below these. */
  private static final Set<String> SECTIONS =
      Set.of(
          "hub.tls", "hub.broker.tls", "hub.broker", "hub.retention", "hub.database", "hub.http");

  @Test
  void shouldKnowEverySettingThatIsRead() throws Exception {
    Set<String> read = new TreeSet<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      READ.matcher(text).results().map(found -> found.group(1)).forEach(read::add);
      var record = RECORD.matcher(text);
      if (record.find()) {
        Class<?> type = Class.forName(record.group(1) + "." + record.group(3));
        read.addAll(names(record.group(2), type));
      }
    }
    read.removeAll(KnownSettings.OPEN);
    read.removeAll(SECTIONS);

    assertThat(KnownSettings.names()).containsAll(read);
  }

  @Test
  void shouldHaveEverySettingInTheReference() throws IOException {
    String reference = Files.readString(Path.of("docs/reference/settings.md"));
    Set<String> missing =
        KnownSettings.names().stream()
            .filter(name -> !reference.contains(name.substring(name.lastIndexOf('.') + 1)))
            .collect(Collectors.toSet());

    assertThat(missing).isEmpty();
  }

  @Test
  void shouldKnowTheSettingsTheHubShipsWith() throws IOException {
    Map<?, ?> shipped =
        new org.yaml.snakeyaml.Yaml()
            .load(Files.readString(Path.of("src/main/resources/application.yaml")));
    Set<String> names = new TreeSet<>();
    flatten("hub", shipped.get("hub"), names);

    names.removeAll(KnownSettings.OPEN);
    assertThat(KnownSettings.names()).containsAll(names);
  }

  private static void flatten(String name, Object value, Set<String> names) {
    if (value instanceof Map<?, ?> section && !section.isEmpty()) {
      section.forEach((key, below) -> flatten(name + '.' + key, below, names));
    } else {
      names.add(name);
    }
  }

  private static Set<String> names(String prefix, Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + '.' + dashed(component.getName());
      if (component.getType().isRecord()) {
        names.addAll(names(name, component.getType()));
      } else {
        names.add(name);
      }
    }
    return names;
  }

  private static String dashed(String name) {
    String dashed = name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    return ConfigurationPropertyName.of(dashed).toString();
  }

  private static Iterable<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
