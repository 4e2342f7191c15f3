package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.flow.OwnFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  private int run(String... arguments) throws IOException {
    return Commands.run(arguments, MemoryShell.of(InputStream.nullInputStream(), out, err));
  }

  @Test
  void shouldWriteThePackIntoAFolder() throws IOException {
    Path to = folder.resolve("paket-blk");

    assertThat(run("contract", "export", "blk", "--to", to.toString())).isZero();
    assertThat(to.resolve("asyncapi.yaml")).exists();
    assertThat(to.resolve("clients/client.py")).exists();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("paket-blk", "1.0.0+");
    assertThat(err.size()).isZero();
  }

  @Test
  void shouldWriteThePackIntoOneFile() throws IOException {
    Path to = folder.resolve("paket.zip");

    assertThat(run("contract", "export", "supra", "--to=" + to)).isZero();
    assertThat(to).isNotEmptyFile();
  }

  @Test
  void shouldOverwriteNothing() throws IOException {
    Path to = Files.writeString(folder.resolve("paket.zip"), "milik saya");

    assertThat(run("contract", "export", "supra", "--to", to.toString())).isEqualTo(2);
    assertThat(to).hasContent("milik saya");
    assertThat(run("contract", "export", "supra", "--to", folder.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("nothing overwritten");
  }

  @Test
  void shouldNameThePartnersWhereThereIsNoneOfThatName() throws IOException {
    assertThat(run("contract", "export", "blkk", "--to", folder.resolve("x").toString()))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("blkk", "bank, blk, blk-banten");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void shouldSayWhatIsWrongWithTheFilesOfThePartner() throws IOException {
    Path routes = Files.createDirectories(folder.resolve("routes/blk")).getParent();
    Files.writeString(routes.resolve("blk/partner.yaml"), "id: blk\nstage: hidup\n");

    int code =
        run(
            "contract",
            "export",
            "blk",
            "--routes",
            routes.toString(),
            "--to",
            folder.resolve("x").toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("partner.yaml:2:8: HUB-P");
  }

  @Test
  void shouldSayHowItIsCalled() throws IOException {
    assertThat(run("contract")).isEqualTo(2);
    assertThat(run("contract", "export", "blk")).isEqualTo(2);
    assertThat(run("contract", "export", "blk", "--to")).isEqualTo(2);
    assertThat(run("contract", "export", "blk", "--ke", "x")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: java -jar");
  }

  @Test
  void shouldReleaseWorkingFilesOnceAndOverwriteNothing() throws IOException {
    OwnFiles files = OwnFiles.copyTo(folder);

    assertThat(release()).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(folder.resolve("mappings/supra/released/1/in/vacancy/full.in.json")).exists();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("version 1");

    assertThat(release()).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("nothing has changed");

    files.change("mappings/supra/in/vacancy.schema.json", "\"Lowongan sebagai", "\"Sebagai");
    assertThat(release()).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(files.read("mappings/supra/released/1/in/vacancy.schema.json"))
        .contains("Lowongan sebagai");
    assertThat(files.read("mappings/supra/released/2/in/vacancy.schema.json"))
        .doesNotContain("Lowongan sebagai");
  }

  @Test
  void shouldReleaseWholeFoldersOnly() throws IOException {
    OwnFiles files = OwnFiles.copyTo(folder);
    files.write("mappings/supra/released/.new/in/vacancy.schema.json", "{");

    assertThat(release()).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(folder.resolve("mappings/supra/released")).isDirectoryContaining("glob:**/1");
    assertThat(folder.resolve("mappings/supra/released/.new")).doesNotExist();
  }

  @Test
  void shouldSayWhereThePackCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("milik.txt"), "milik saya");

    assertThat(run("contract", "export", "supra", "--to", file.toString())).isEqualTo(2);
    assertThat(run("contract", "export", "supra", "--to", file + "/paket")).isEqualTo(2);
    assertThat(run("contract", "export", "supra", "--to", folder + "/nowhere/paket.zip"))
        .isEqualTo(2);
    assertThat(file).hasContent("milik saya");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("nothing overwritten: " + file, "cannot be written: " + file + "/paket");
  }

  @Test
  void shouldReleaseNothingWhileACaseFails() throws IOException {
    OwnFiles.copyTo(folder)
        .change("mappings/supra/in/vacancy.jslt", "\"openings\": .totalJobOpenings,", "");

    assertThat(release()).isEqualTo(1);
    assertThat(folder.resolve("mappings/supra/released")).doesNotExist();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("FAIL", "nothing was released");
  }

  private int release() throws IOException {
    return run(
        "contract",
        "release",
        "supra",
        "--routes=" + folder.resolve("routes"),
        "--mappings=" + folder.resolve("mappings"));
  }
}
