package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.flow.OwnFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class LintCommandTest {
  private final MockEnvironment settings =
      new MockEnvironment()
          .withProperty("bnsp.url", "-")
          .withProperty("bank.url", "-")
          .withProperty("lsp-konstruksi.url", "-")
          .withProperty("kemnaker.url", "-")
          .withProperty("bojonegoro.url", "-")
          .withProperty("disperindag.url", "-")
          .withProperty("banten.url", "-");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path home;

  @Test
  void shouldBeContentWithTheShippedFiles() {
    assertThat(run("--lang", "en")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Errors: 0, warnings: 0\n");
  }

  @Test
  void shouldNameEachFindingWithItsPlaceInTheAskedLanguage() throws IOException {
    OwnFiles.copyTo(home)
        .change("routes/blk/enrolment.camel.yaml", "Ref: intake", "Ref: intakee")
        .write("mappings/supra/notes.txt", "");

    assertThat(runHere("--lang", "id")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            home
                + "/mappings/supra/notes.txt:1:1: HUB-L046 berkas ini tidak dipakai: hub tidak"
                + " membaca berkas seperti ini di sini",
            home
                + "/routes/blk/enrolment.camel.yaml:2:23: HUB-L011 tidak ada templat rute"
                + " \"intakee\"; maksudnya \"intake\"?",
            "Kesalahan: 1, peringatan: 1");
  }

  @Test
  void shouldGiveAListOfObjectsToPrograms() throws IOException {
    OwnFiles.copyTo(home).write("mappings/supra/notes.txt", "");

    assertThat(runHere("--json")).isEqualTo(1);

    JsonNode found = new ObjectMapper().readTree(out.toByteArray());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("code").asText()).isEqualTo("HUB-L046");
    assertThat(found.get(0).path("severity").asText()).isEqualTo("warning");
    assertThat(found.get(0).path("line").asInt()).isEqualTo(1);
    assertThat(found.get(0).path("message").path("id").asText()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--jsonn", "--lang", "--lang xx", "--routes nowhere", "extra"})
  void shouldSayHowItIsUsedWhenItIsUsedWrongly(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isNotBlank();
  }

  private int runHere(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--routes", home.resolve("routes").toString()));
    all.addAll(List.of("--mappings", home.resolve("mappings").toString()));
    return run(all.toArray(String[]::new));
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint"));
    all.addAll(List.of(arguments));
    return Commands.run(all.toArray(String[]::new), MemoryShell.of(settings, out, err));
  }
}
