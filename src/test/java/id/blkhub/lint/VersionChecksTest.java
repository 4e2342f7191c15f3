package id.blkhub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.contract.Contracts;
import id.blkhub.contract.Freeze;
import id.blkhub.flow.OwnFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that breaks a partner is said until somebody has dealt with it. */
class VersionChecksTest {
  @TempDir static Path home;
  private OwnFiles files;

  @BeforeEach
  void changeAfterARelease() throws IOException {
    files = OwnFiles.copyTo(home);
    release(1);
    files.change(
        "mappings/supra/in/vacancy.schema.json",
        "\"description\": {\"$ref\": \"../../canonical/types.schema.json#/$defs/text\"}",
        "\"description\": {\"type\": \"string\", \"format\": \"text-lines\", \"maxLength\": 2000}");
  }

  @Test
  void shouldWarnThePartnerThatNamesNoVersion() {
    assertThat(codes()).contains("HUB-L080");
  }

  @Test
  void shouldBeSilentOnceTheProfileStaysOnTheRelease() throws IOException {
    name(1);

    assertThat(codes()).isEmpty();
  }

  @Test
  void shouldBeSilentOnceThePartnerHasMigrated() throws IOException {
    name(2);

    assertThat(codes()).isEmpty();
  }

  @Test
  void shouldBeSilentOnceTheChangeIsReleased() throws IOException {
    release(2);

    assertThat(codes()).isEmpty();
  }

  private void name(int version) throws IOException {
    files.change(
        "routes/supra/partner.yaml", "[vacancy, ", "[{kind: vacancy, version: " + version + "}, ");
  }

  private List<String> codes() {
    return Lint.check(home.resolve("routes"), home.resolve("mappings"), ShippedFilesTest.AROUND)
        .stream()
        .map(Finding::code)
        .toList();
  }

  private void release(int number) throws IOException {
    Path mappings = home.resolve("mappings");
    for (Map.Entry<Path, byte[]> file :
        new Freeze(mappings, Contracts.load(mappings)).files("supra", number).entrySet()) {
      Files.createDirectories(mappings.resolve(file.getKey()).getParent());
      Files.write(mappings.resolve(file.getKey()), file.getValue());
    }
  }
}
