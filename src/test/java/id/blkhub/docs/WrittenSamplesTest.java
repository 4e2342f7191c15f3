package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import id.blkhub.partner.PartnerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents quote is right: profiles, YAML, JSON, links. */
class WrittenSamplesTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]+)(?:#[^)]*)?\\)");

  @TempDir Path folder;

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String root : List.of("docs", "deploy", "routes", "mappings")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        documents.addAll(files.filter(WrittenSamplesTest::isDocument).sorted().toList());
      }
    }
    try (Stream<Path> files = Files.list(Path.of(""))) {
      documents.addAll(files.filter(WrittenSamplesTest::isDocument).sorted().toList());
    }
    return documents;
  }

  private static boolean isDocument(Path file) {
    return file.toString().endsWith(".md");
  }

  @ParameterizedTest
  @CsvSource({"docs/integrator/first-flow.md, bank", "README.md, disnaker"})
  void aPartnerProfileThatIsShownIsSound(Path document, String partner) throws IOException {
    String profile =
        Samples.of(document).written("yaml").stream()
            .filter(
                text ->
                    text.startsWith("id: " + partner + ' ')
                        || text.startsWith("id: " + partner + '\n'))
            .findFirst()
            .orElseThrow();
    Files.writeString(
        Files.createDirectory(folder.resolve(partner)).resolve("partner.yaml"), profile);

    PartnerProfiles loaded = PartnerProfiles.load(folder);

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.profiles()).containsKey(partner);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyYamlAndJsonBlockCanBeRead(Path document) throws IOException {
    Samples samples = Samples.of(document);
    for (String text : samples.written("yaml")) {
      assertThat(YAML.readTree(text).isContainerNode()).as(text).isTrue();
    }
    for (String text : samples.written("json")) {
      assertThat(JSON.readTree(text).isContainerNode()).as(text).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    Path from = document.toAbsolutePath().getParent();
    List<String> broken = new ArrayList<>();
    Matcher links = LINK.matcher(Files.readString(document));
    while (links.find()) {
      if (!Files.exists(from.resolve(links.group(1)))) {
        broken.add(links.group(1));
      }
    }

    assertThat(broken).isEmpty();
  }
}
