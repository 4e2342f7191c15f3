package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the hub says of its commands: help, completion, manual page and the page of the docs. */
class CommandHelpTest {
  private static final Path REFERENCE = Path.of("docs/reference/commands.md");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  static Stream<List<String>> commands() {
    return commands(HubCommandLine.of(MemoryShell.silent()), List.of());
  }

  private static Stream<List<String>> commands(CommandLine command, List<String> path) {
    if (command.getSubcommands().isEmpty()) {
      return Stream.of(path);
    }
    return command.getSubcommands().entrySet().stream()
        .flatMap(inner -> commands(inner.getValue(), with(path, inner.getKey())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h", "--hub.zone=Asia/Makassar --help"})
  void shouldListTheCommands(String arguments) {
    assertThat(run(arguments.split(" "))).isZero();
    assertThat(out()).contains("lint", "contract", "completion", "java -jar blk-exchange-hub.jar");
    assertThat(err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldSayHowACommandIsCalled(List<String> command) {
    assertThat(run(with(command, "--help").toArray(String[]::new))).isZero();
    String behind = out();
    out.reset();
    assertThat(run(Stream.concat(Stream.of("help"), command.stream()).toArray(String[]::new)))
        .isZero();

    assertThat(behind)
        .contains("java -jar blk-exchange-hub.jar " + String.join(" ", command))
        .contains("  2   ")
        .isEqualTo(out());
    assertThat(err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldSuggestTheOptionThatIsMeant(List<String> command) {
    assertThat(run(with(command, "--hepl").toArray(String[]::new))).isEqualTo(2);
    assertThat(err())
        .startsWith("HUB-S012 tidak ada opsi --hepl; maksudnya \"help\"? / there is no option")
        .contains("usage: java -jar blk-exchange-hub.jar " + String.join(" ", command));
    assertThat(out()).isEmpty();
  }

  @Test
  void shouldSayThatThereIsNoSuchCommandToExplain() {
    assertThat(run("help", "contract", "exprt")).isEqualTo(2);
    assertThat(err()).startsWith("HUB-S012 ").contains("did you mean \"export\"?");
  }

  @Test
  void shouldTakeOptionsBeforeTheSubcommandToo() {
    assertThat(run("contract", "--to", "pom.xml", "--routes=routes", "export", "supra"))
        .isEqualTo(2);
    assertThat(err()).contains("nothing overwritten: pom.xml");
  }

  @Test
  void shouldTakeAFileNameWithAnAtSignAsItIs() {
    assertThat(run("map", "supra/in/vacancy", "@there-is-none")).isEqualTo(2);
    assertThat(err()).contains("there is no file @there-is-none");
  }

  @Test
  void shouldCompleteCommandsAndOptionsInBash(@TempDir Path folder) throws Exception {
    assertThat(run("completion")).isZero();
    Path script = Files.writeString(folder.resolve("completion.sh"), out());

    assertThat(completed(script, "con")).contains("contract");
    assertThat(completed(script, "contract exp")).contains("export");
    assertThat(completed(script, "contract export --")).contains("--to", "--mappings");
  }

  /** What bash offers for the last of the words. */
  private static List<String> completed(Path script, String words) throws Exception {
    String program =
        """
        source %s
        COMP_WORDS=(blk-exchange-hub %s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _complete_blk-exchange-hub
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, words);
    Process bash = new ProcessBuilder("bash", "-c", program).redirectErrorStream(true).start();
    String offered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return offered.lines().map(String::strip).toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldHaveASectionInTheManualPage(List<String> command) {
    assertThat(run("manual")).isZero();
    assertThat(out())
        .startsWith(".TH BLK\\-EXCHANGE\\-HUB 1\n.SH NAME\n")
        .contains("\n.SS " + String.join(" ", command) + "\n")
        .doesNotContain("null");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldStandOnThePageOfTheCommands(List<String> command) throws IOException {
    CommandLine line = HubCommandLine.of(MemoryShell.silent());
    for (String word : command) {
      line = line.getSubcommands().get(word);
    }

    assertThat(Files.readString(REFERENCE))
        .contains("| `" + String.join(" ", command) + "` |")
        .contains(line.getCommandSpec().options().stream().map(OptionSpec::longestName).toList());
  }

  @Test
  void shouldHaveTheSameWordsInBothLanguages() {
    ResourceBundle english = ResourceBundle.getBundle("cli.commands", Locale.ROOT);
    ResourceBundle indonesian = ResourceBundle.getBundle("cli.commands", new Locale("id"));

    assertThat(indonesian.getLocale().getLanguage()).isEqualTo("id");
    assertThat(indonesian.keySet()).isEqualTo(english.keySet());
    assertThat(english.keySet())
        .allSatisfy(
            key -> assertThat(indonesian.getString(key)).isNotEqualTo(english.getString(key)));
  }

  private int run(String... arguments) {
    return Commands.run(arguments, MemoryShell.of(InputStream.nullInputStream(), out, err));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static List<String> with(List<String> path, String word) {
    List<String> longer = new ArrayList<>(path);
    longer.add(word);
    return List.copyOf(longer);
  }
}
