package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.flow.OwnFiles;
import id.blkhub.support.Printed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on folders and files that are not as they should be: sentences, never a trace. */
class CommandsTest {
  private static final String PROFILE = "routes/dinkop/partner.yaml";

  @TempDir static Path home;

  private static OwnFiles files;

  @BeforeAll
  static void copy() throws IOException {
    files = OwnFiles.copyTo(home);
  }

  /** A file that is wrong, and where and how lint says so. */
  private record Wrong(String name, String file, byte[] text, String said) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Wrong> wrongFiles() throws IOException {
    String profile = Files.readString(Path.of(PROFILE));
    String mapping = Files.readString(Path.of("mappings/dinkop/out/certification.jslt"));
    String schema = Files.readString(Path.of("mappings/dinkop/out/certification.schema.json"));
    List<Wrong> all = new ArrayList<>();
    all.add(wrong("cut", PROFILE, profile.substring(0, 300), PROFILE + ":"));
    all.add(
        wrong(
            "empty",
            PROFILE,
            "",
            PROFILE + ":1:1: HUB-P001 cannot be read as YAML: the file is empty"));
    all.add(latin("Latin-1", PROFILE, profile.replace("Dinas", "D\u00EEnas"), "not UTF-8"));
    all.add(wrong("with a tab", PROFILE, profile.replace("\n  ", "\n\t"), "HUB-P001"));
    all.add(wrong("with a key twice", PROFILE, profile + "\nid: dinkop\n", "HUB-P013"));
    all.add(wrong("of 10 MB", PROFILE, "# x\n".repeat(2_500_000), "larger than 8192 KiB"));
    all.add(wrong("binary", PROFILE, "\u0000\u0001\u0002", "a byte 0x00 here"));
    all.add(wrong("with control characters", PROFILE, "id: \u0001\n", "HUB-P001"));
    all.add(wrong("nested without end", PROFILE, "id: " + "[".repeat(5_000), "HUB-P001"));
    all.add(
        latin(
            "a mapping in Latin-1",
            "mappings/dinkop/out/certification.jslt",
            "// s\u00E9rtifikat\n" + mapping,
            "certification.jslt:1:5: HUB-M001"));
    all.add(
        wrong(
            "a contract cut off",
            "mappings/dinkop/out/certification.schema.json",
            schema.substring(0, schema.length() / 2),
            "certification.schema.json:"));
    all.add(
        latin(
            "a contract in Latin-1",
            "mappings/dinkop/out/certification.schema.json",
            "{\"$comment\": \"\u00E9\"," + schema.substring(schema.indexOf("{") + 1),
            "not UTF-8"));
    all.add(
        latin(
            "a table in Latin-1",
            "mappings/reference/education.csv",
            "code,name\nS1,Strata \u00B9\n",
            "education.csv:2:11: HUB-M003"));
    all.add(
        new Wrong(
            "a table in UTF-16",
            "mappings/reference/education.csv",
            "code,name\n".getBytes(StandardCharsets.UTF_16),
            "the file is in UTF-16"));
    return all;
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void shouldFindWhatIsWrongWithAFile(Wrong wrong) throws Exception {
    Path file = home.resolve(wrong.file());
    byte[] sound = Files.readAllBytes(file);
    try {
      Files.write(file, wrong.text());

      Printed<Integer> lint = run("lint", "--lang", "en");

      assertThat(lint.result()).as(lint.text()).isEqualTo(1);
      assertThat(lint.text()).contains(wrong.said()).doesNotContain("\tat ", "Exception");
    } finally {
      Files.write(file, sound);
    }
  }

  @Test
  void shouldReadATableWithAByteOrderMark() throws Exception {
    String table = files.read("mappings/reference/education.csv");
    try {
      files.write("mappings/reference/education.csv", '\uFEFF' + table);

      Printed<Integer> lint = run("lint", "--lang", "en");

      assertThat(lint.text()).doesNotContain("education.csv");
    } finally {
      files.write("mappings/reference/education.csv", table);
    }
  }

  @Test
  void shouldTakeALinkForTheFolder(@TempDir Path elsewhere) throws Exception {
    Path routes = Files.createSymbolicLink(elsewhere.resolve("r"), home.resolve("routes"));
    Path mappings = Files.createSymbolicLink(elsewhere.resolve("m"), home.resolve("mappings"));
    String[] here = {"--routes", routes.toString(), "--mappings", mappings.toString()};

    Printed<Integer> lint = runWith(here, "lint", "--lang", "en");
    assertThat(lint.text()).contains("bnsp.url", "bank.url").doesNotContain("HUB-L04");
    Printed<Integer> test = runWith(here, "test", "supra/in/vacancy");
    assertThat(test.result()).as(test.text()).isZero();
    Printed<Integer> map =
        runWith(here, "map", "supra/in/vacancy", "mappings/supra/in/vacancy/full.in.json");
    assertThat(map.result()).as(map.text()).isZero();
    Printed<Integer> export =
        runWith(here, "contract", "export", "supra", "--to", elsewhere.resolve("p").toString());
    assertThat(export.result()).as(export.text()).isZero();
    Printed<Integer> added = partner(here, "disnaker");
    assertThat(added.result()).as(added.text()).isLessThan(2);
    assertThat(home.resolve("routes/disnaker/partner.yaml")).exists();
    org.springframework.util.FileSystemUtils.deleteRecursively(home.resolve("routes/disnaker"));
    org.springframework.util.FileSystemUtils.deleteRecursively(home.resolve("mappings/disnaker"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint", "test", "map supra/in/vacancy", "contract export supra --to x"})
  void shouldSayThatALinkLeadsNowhere(String command) throws Exception {
    Path link = home.resolve("dead-end");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, home.resolve("gone"));

    Printed<Integer> ended =
        runWith(
            new String[] {"--routes", link.toString(), "--mappings", link.toString()},
            command.split(" "));

    assertThat(ended.result()).isEqualTo(2);
    assertThat(ended.text())
        .contains("HUB-S002", "leads nowhere: " + home.resolve("gone"))
        .doesNotContain("\tat ", "Exception");
  }

  @Test
  void shouldSayThatNothingCanBeWrittenInAFolderThatIsNotOne() throws Exception {
    Path target = Files.writeString(home.resolve("a-file"), "");

    Printed<Integer> export =
        run("contract", "export", "supra", "--to", target.resolve("pack").toString());

    assertThat(export.result()).isEqualTo(2);
    assertThat(export.text())
        .startsWith("HUB-S013 ")
        .doesNotContain("\tat ", "Exception")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lnt", "serve", "--prot=1", "--routes", "-x", "start now"})
  void shouldNotStartAHubForACommandThatIsNotThere(String arguments) throws Exception {
    Printed<OptionalInt> ended = Printed.of(() -> Commands.run(arguments.split(" ")));

    assertThat(ended.result()).hasValue(2);
    assertThat(ended.text()).startsWith("HUB-S012 ").contains("lint, test, map").hasLineCount(1);
  }

  @Test
  void shouldStartAHubForSettingsAlone() {
    assertThat(Commands.run(new String[] {})).isEmpty();
    assertThat(Commands.run(new String[] {"--hub.zone=Asia/Makassar", "--debug"})).isEmpty();
  }

  private static Printed<Integer> partner(String[] here, String id) throws Exception {
    return runWith(
        here,
        "partner",
        "new",
        id,
        "--name-id=Dinas",
        "--name-en=Office",
        "--sends=vacancy=mappings/supra/in/vacancy/full.in.json");
  }

  private static Printed<Integer> run(String... command) throws Exception {
    return runWith(
        new String[] {
          "--routes", home.resolve("routes").toString(),
          "--mappings", home.resolve("mappings").toString()
        },
        command);
  }

  private static Printed<Integer> runWith(String[] folders, String... command) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of(folders));
    Printed<OptionalInt> ended = Printed.of(() -> Commands.run(arguments.toArray(String[]::new)));
    return new Printed<>(ended.result().orElse(-1), ended.text());
  }

  private static Wrong wrong(String name, String file, String text, String said) {
    return new Wrong(name, file, text.getBytes(StandardCharsets.UTF_8), said);
  }

  private static Wrong latin(String name, String file, String text, String said) {
    return new Wrong(name, file, text.getBytes(StandardCharsets.ISO_8859_1), said);
  }
}
