package id.blkhub.console;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.State;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Path FOLDER = Path.of("src/main/resources/console");
  private static final Path TEMPLATES = Path.of("src/main/resources/templates/console");
  private static final Pattern USED = Pattern.compile("w\\.text\\('([a-z.-]+)'[,)]");

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Properties indonesian = texts("id");
    Properties english = texts("en");

    assertThat(indonesian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : indonesian.stringPropertyNames()) {
      assertThat(places(indonesian.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void everyTextATemplateAsksForIsThere() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> templates = Files.list(TEMPLATES)) {
      for (Path template : templates.toList()) {
        USED.matcher(Files.readString(template)).results().forEach(r -> used.add(r.group(1)));
      }
    }
    assertThat(texts("id").stringPropertyNames()).containsAll(used);
  }

  @Test
  void everyStateHasAName() throws IOException {
    assertThat(texts("id").stringPropertyNames())
        .containsAll(Stream.of(State.values()).map(state -> "state." + state).toList());
  }

  private static Set<Integer> places(String text) {
    int arguments = new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex().length;
    return Stream.iterate(0, i -> i + 1)
        .limit(arguments)
        .filter(i -> text.contains("{" + i + "}"))
        .collect(Collectors.toSet());
  }

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    try (Reader file =
        Files.newBufferedReader(FOLDER.resolve("messages_" + language + ".properties"))) {
      texts.load(file);
    }
    return texts;
  }
}
