package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the jar holds is what docs/reference/dependencies.md and the bill of materials say. */
class DependenciesIT {
  private static final Path JAR = Path.of("target/blk-exchange-hub.jar");
  private static final String LIBRARIES = "BOOT-INF/lib/";

  /** The plugin that makes the jar adds it; it is no dependency of the project. */
  private static final String OF_THE_PACKAGING = "spring-boot-jarmode-tools-";

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+\\.jar)` \\| \\S+ \\| \\S.* \\|$");

  @Test
  void everyJarHasARowWithItsVersionAndLicence() throws IOException {
    String page = Files.readString(Path.of("docs/reference/dependencies.md"));
    Set<String> rows =
        ROW.matcher(page).results().map(row -> row.group(1)).collect(Collectors.toSet());

    assertThat(rows).containsExactlyInAnyOrderElementsOf(libraries());
  }

  @Test
  void theBillOfMaterialsNamesEveryJar() throws IOException {
    JsonNode bill =
        new ObjectMapper().readTree(Path.of("target/blk-exchange-hub.cdx.json").toFile());
    Set<String> named = new TreeSet<>();
    for (JsonNode component : bill.get("components")) {
      named.add(component.get("name").asText() + '-' + component.get("version").asText());
    }

    Set<String> libraries = libraries();
    libraries.removeIf(file -> file.startsWith(OF_THE_PACKAGING));
    assertThat(libraries).isNotEmpty().allMatch(file -> named.stream().anyMatch(file::startsWith));
    assertThat(named).noneMatch(name -> name.startsWith("wiremock") || name.startsWith("junit"));
  }

  private static Set<String> libraries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile(), false)) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
          .map(name -> name.substring(LIBRARIES.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
