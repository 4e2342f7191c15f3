package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path MAPPINGS = Path.of("mappings");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void shouldPrintTheCanonicalFormOfWhatAPartnerSends() throws IOException {
    int code = map("supra/in/vacancy", "mappings/supra/in/vacancy/full.in.json");

    assertThat(err()).isEmpty();
    assertThat(code).isZero();
    assertThat(JSON.readTree(out()))
        .isEqualTo(read(MAPPINGS.resolve("supra/in/vacancy/full.out.json")));
  }

  @Test
  void shouldReadFromStandardInput() throws IOException {
    byte[] body = Files.readAllBytes(MAPPINGS.resolve("supra/in/vacancy/full.in.json"));

    assertThat(run(new ByteArrayInputStream(body), "map", "supra/in/vacancy", "-")).isZero();
    assertThat(JSON.readTree(out()).path("vacancyId").asText()).isEqualTo("SUPRA-2026-017");
  }

  @Test
  void shouldPrintWhatAPartnerGetsByItsAgreementAlone() throws IOException {
    int code = map("dinkop/out/enrolment", "mappings/blk/in/enrolment/entrepreneur.out.json");

    assertThat(err()).isEmpty();
    assertThat(code).isZero();
    assertThat(JSON.readTree(out()).path("no_pendaftaran").asText()).isEqualTo("ENR-2026-000125");
    // not in the agreement: who pays, and which consents were given
    assertThat(out()).doesNotContain("APBD").doesNotContain("consent");
  }

  @Test
  void shouldPrintWhatTheHubTakesFromACanonicalDocument() throws IOException {
    int code = map("canonical/enrolment", "mappings/canonical/enrolment/full.in.json");

    assertThat(err()).isEmpty();
    assertThat(code).isZero();
    JsonNode read = JSON.readTree(out());
    assertThat(read.path("businessKey").asText()).isEqualTo("ENR-2026-000123");
    assertThat(read.at("/case/role").asText()).isEqualTo("open");
    assertThat(read.at("/personal/specific").toString()).contains("/person/disability/kinds");
  }

  @Test
  void shouldTellWhatIsNoCanonicalDocument() throws IOException {
    int code = map("canonical/enrolment", "mappings/blk/in/enrolment/full.in.json");

    assertThat(code).isEqualTo(1);
    assertThat(out()).isEmpty();
    assertThat(err()).contains("HUB-C020 /enrolmentNo");
  }

  @Test
  void shouldTellEveryViolationInBothLanguages() throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.json"), "{\"peserta\": {\"nik\": 1}}");

    assertThat(map("blk/in/enrolment", file.toString())).isEqualTo(1);
    assertThat(out()).isEmpty();
    assertThat(err())
        .contains("HUB-C022 /peserta/nik\n  Harus teks.\n  Must be a text.\n")
        .contains("HUB-C020 /no_pendaftaran\n  Wajib diisi, tetapi tidak ada.");
  }

  @Test
  void shouldTellWhatIsNoJson() throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.json"), "{\"a\": }");

    assertThat(map("blk/in/enrolment", file.toString())).isEqualTo(1);
    assertThat(err()).contains("The body is not valid JSON at line 1, column 7");
  }

  @Test
  void shouldShowEachStageWhenTraced() throws IOException {
    int code =
        map("dinkop/out/enrolment", "mappings/blk/in/enrolment/entrepreneur.out.json", "--trace");

    assertThat(code).isZero();
    assertThat(err().lines().filter(line -> line.startsWith("--- ")))
        .containsExactly("--- canonical", "--- minimised", "--- mapped");
    assertThat(JSON.readTree(out()).isObject()).isTrue();
  }

  @Test
  void shouldQuoteTheLineOfTheExpressionThatFailed() throws IOException {
    Path mappings = copyOfMappings();
    Path mapping = mappings.resolve("supra/in/vacancy.jslt");
    String text = Files.readString(mapping);
    Files.writeString(mapping, "let stop = lookup(\"regoins\", .title, \"code\")\n" + text);

    int code =
        map(
            "supra/in/vacancy",
            "mappings/supra/in/vacancy/full.in.json",
            "--mappings",
            mappings.toString());

    assertThat(code).isEqualTo(1);
    assertThat(err())
        .contains("HUB-M010")
        .contains(mapping + ":1:12  let stop = lookup(\"regoins\", .title, \"code\")");
  }

  @Test
  void shouldTellThatAPartnerHasNoAgreement() throws IOException {
    Path routes = Files.createDirectories(folder.resolve("routes/dinkop")).getParent();
    Files.writeString(routes.resolve("dinkop/partner.yaml"), "id: dinkop\n");

    int code =
        map(
            "dinkop/out/enrolment",
            "mappings/blk/in/enrolment/entrepreneur.out.json",
            "--routes=" + routes);

    assertThat(code).isEqualTo(1);
    assertThat(err())
        .contains("HUB-T004\n  dinkop tidak punya perjanjian untuk enrolment")
        .contains(routes.resolve("dinkop/partner.yaml") + ":1:1: HUB-P");
  }

  @Test
  void shouldNameTheMappingsThatExist() throws IOException {
    assertThat(map("supra/in/vacancies", "x.json")).isEqualTo(2);
    assertThat(err())
        .contains("there is no mapping supra/in/vacancies; did you mean \"supra/in/vacancy\"?")
        .contains("  bank/in/microcredit-decision\n")
        .contains("usage: ");
  }

  @Test
  void shouldRefuseWhatItDoesNotUnderstand() throws IOException {
    assertThat(map()).isEqualTo(2);
    assertThat(map("supra/in/vacancy", "--trase")).isEqualTo(2);
    assertThat(map("supra/in/vacancy", "there-is-none.json")).isEqualTo(2);
    assertThat(map("supra/in/vacancy", "--mappings", "nowhere")).isEqualTo(2);
    assertThat(err())
        .contains("there is no option --trase; did you mean \"trace\"?")
        .contains("there is no file there-is-none.json")
        .contains("nowhere does not exist");
  }

  private int map(String... arguments) throws IOException {
    String[] all = Stream.concat(Stream.of("map"), Stream.of(arguments)).toArray(String[]::new);
    return run(InputStream.nullInputStream(), all);
  }

  private int run(InputStream in, String... arguments) throws IOException {
    return Commands.run(arguments, MemoryShell.of(in, out, err));
  }

  private Path copyOfMappings() throws IOException {
    Path copy = folder.resolve("mappings");
    try (Stream<Path> files = Files.walk(MAPPINGS)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, copy.resolve(MAPPINGS.relativize(file).toString()));
      }
    }
    return copy;
  }

  private static JsonNode read(Path file) throws IOException {
    return JSON.readTree(file.toFile());
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
