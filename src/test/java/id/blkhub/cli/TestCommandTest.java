package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;
  private Path mappings;

  @BeforeEach
  void copy() throws IOException {
    mappings = copyOf("mappings");
  }

  @Test
  void shouldPassWhatIsShipped() throws IOException {
    assertThat(run("test", "--mappings", "mappings")).isZero();
    assertThat(out()).matches("\\d+ cases, 0 failed, \\d+\\.\\d s\\R");
  }

  @Test
  void shouldShowTheDifferenceAndTheLineThatMadeIt() throws IOException {
    Path mapping = mappings.resolve("blk/out/vacancy.jslt");
    replace(mapping, "{\n  \"id_lowongan\"", "{\n  \"sumber\": .title,\n  \"id_lowongan\"");

    assertThat(run("test", "blk/out/vacancy/full", "--mappings", mappings.toString())).isEqualTo(1);
    assertThat(out())
        .startsWith("FAIL " + mappings.resolve("blk/out/vacancy/full.in.json\n"))
        .contains("HUB-C021 /sumber\n    Tidak dikenal di sini.")
        .contains("  /sumber: expected nothing, got \"Juru Las\"\n")
        .contains(mapping + ":11:3  \"sumber\": .title,\n")
        .contains("1 case, 1 failed");
  }

  @Test
  void shouldFollowFunctionsAndImportsToTheLine() throws IOException {
    Path person = mappings.resolve("blk/peserta.jslt");
    replace(person, "date-from($p.tanggal_lahir, \"yyyy-MM-dd\")", "$p.tanggal_lahir + \"x\"");

    assertThat(run("test", "blk/in/enrolment/full", "--mappings", mappings.toString()))
        .isEqualTo(1);
    assertThat(out())
        .contains("/person/birthDate: expected \"2004-03-17\", got \"2004-03-17x\"\n")
        .contains(person + ":17:5  \"birthDate\": $p.tanggal_lahir + \"x\",\n");
  }

  @Test
  void shouldTryWhatMustBeRefused() throws IOException {
    Path samples = mappings.resolve("blk/in/enrolment");
    Files.writeString(samples.resolve("nothing.in.json"), "{\"peserta\": {\"nik\": 1}}");
    Files.writeString(
        samples.resolve("nothing.problems.json"),
        "[{\"code\": \"HUB-C022\", \"pointer\": \"/peserta/nik\"},"
            + " {\"code\": \"HUB-C030\", \"pointer\": \"\"}]");

    assertThat(run("test", "nothing.in", "--mappings", mappings.toString())).isEqualTo(1);
    assertThat(out())
        .contains("  expected the problem HUB-C030, which was not met\n")
        .contains("  not expected: HUB-C020 /no_pendaftaran\n    Wajib diisi, tetapi tidak ada.\n")
        .doesNotContain("HUB-C022");
  }

  @Test
  void shouldRefuseASampleThatShowsMoreThanTheAgreementGrants() throws IOException {
    Path sample = mappings.resolve("supra/out/certification/masked.in.json");
    replace(sample, "3507************", "3507245703040001");

    assertThat(run("test", "supra/out/certification/masked", "--mappings", mappings.toString()))
        .isEqualTo(1);
    assertThat(out())
        .contains("/person/nik is not granted so by the agreement of supra")
        .doesNotContain("/person/fullName");
  }

  @Test
  void shouldFailOnAFileTheHubDoesNotUse() throws IOException {
    Files.writeString(mappings.resolve("supra/in/vacancy.jslt"), "{");

    assertThat(run("test", "supra/in", "--mappings", mappings.toString())).isEqualTo(1);
    assertThat(out())
        .contains("FAIL " + mappings.resolve("supra/in/vacancy.jslt") + ": HUB-M001")
        .contains("HUB-X003\n");
  }

  @Test
  void shouldFailWhereNothingIsExpected() throws IOException {
    Files.delete(mappings.resolve("supra/in/vacancy/full.out.json"));

    assertThat(run("test", "supra/in/vacancy/full", "--mappings", mappings.toString()))
        .isEqualTo(1);
    assertThat(out()).contains("there is neither ").contains("full.problems.json");
  }

  @Test
  void shouldRefuseWhatItDoesNotUnderstand() throws IOException {
    assertThat(run("test", "--filtre")).isEqualTo(2);
    assertThat(run("test", "a", "b")).isEqualTo(2);
    assertThat(run("test", "no such case")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("there is no option --filtre")
        .contains("no case has \"no such case\" in its name")
        .contains("usage: ");
  }

  private int run(String... arguments) throws IOException {
    return Commands.run(arguments, MemoryShell.of(InputStream.nullInputStream(), out, err));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Path copyOf(String name) throws IOException {
    Path from = Path.of(name);
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, copy.resolve(from.relativize(file).toString()));
      }
    }
    return copy;
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
