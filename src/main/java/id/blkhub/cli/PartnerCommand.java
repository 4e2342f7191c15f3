package id.blkhub.cli;

import id.blkhub.cli.CommandOptions.Misuse;
import id.blkhub.message.Text;
import id.blkhub.newpartner.NewPartner;
import id.blkhub.newpartner.Refused;
import id.blkhub.newpartner.Wanted;
import id.blkhub.newpartner.Wanted.Sample;
import id.blkhub.newpartner.Wanted.Terms;
import id.blkhub.partner.ProfileSchema;
import id.blkhub.rehearsal.Pretty;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * {@code partner new <id>}: writes the first files of a partner, ready for lint and test. {@code
 * partner schema} prints the JSON Schema of its profile, for editors.
 */
public final class PartnerCommand {
  private static final int GOOD = 0;
  private static final int FINDINGS = 1;
  private static final int MISUSE = 2;
  private static final Set<String> OPTIONS =
      Set.of(
          "name-id",
          "name-en",
          "sends",
          "receives",
          "agreement",
          "basis",
          "purpose",
          "valid-until",
          "fields",
          "routes",
          "mappings");
  private static final String USAGE =
      """
      usage: java -jar blk-exchange-hub.jar partner new <id> --name-id <name> --name-en <name>
               [--sends <kind>=<sample.json>,…] [--receives <kind>,… --agreement <reference>
                --basis <lawful basis> --purpose <purpose> --valid-until <year-month-day>
                [--fields /<field>,/<field>:mask,…]] [--routes <folder>] [--mappings <folder>]
             java -jar blk-exchange-hub.jar partner schema""";

  private final CommandOptions options;
  private final UnaryOperator<String> terminal;

  private PartnerCommand(CommandOptions options, UnaryOperator<String> terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  /** Whether the arguments ask for this command. */
  public static boolean asked(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals("partner");
  }

  /** As it is called in a shell; gives the exit code. */
  public static int run(String[] arguments) throws IOException {
    QuietLogs.begin();
    Console console = System.console();
    return run(
        arguments,
        console == null ? null : question -> console.readLine("%s: ", question),
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8));
  }

  /**
   * @param terminal answers what no option says; null where nobody is there to ask
   * @return the exit code: 0 where lint and test will pass, 1 where something is left to write, 2
   *     with nothing written where it was called wrongly
   */
  static int run(
      String[] arguments, UnaryOperator<String> terminal, PrintStream out, PrintStream err)
      throws IOException {
    try {
      CommandOptions options = CommandOptions.of(arguments, OPTIONS, Set.of());
      return new PartnerCommand(options, terminal).run(out);
    } catch (Misuse | Refused e) {
      err.println(e.getMessage());
      if (e instanceof Misuse) {
        err.println(USAGE);
      }
      return MISUSE;
    }
  }

  private int run(PrintStream out) throws IOException {
    if (options.words().equals(List.of("schema"))) {
      out.println(Pretty.json(ProfileSchema.whole()));
      return GOOD;
    }
    if (options.words().size() != 2 || !options.words().get(0).equals("new")) {
      throw new Misuse("name one partner: partner new <id>");
    }
    String id = options.words().get(1);
    NewPartner newPartner = new NewPartner(options.folder("routes"), options.folder("mappings"));
    newPartner.checkId(id);
    Text name =
        new Text(needed("name-id", "its name in Indonesian"), needed("name-en", "in English"));
    Map<String, List<Sample>> sends = sends(newPartner);
    Set<String> receives =
        new LinkedHashSet<>(list("receives", "kinds it receives, none if empty"));
    receives.forEach(newPartner::checkKind);
    if (sends.isEmpty() && receives.isEmpty()) {
      throw new Misuse("say what it sends or receives: --sends <kind>=<sample.json> or --receives");
    }
    Terms terms = receives.isEmpty() ? noTerms() : terms();
    NewPartner.Written written = newPartner.write(new Wanted(id, name, sends, receives, terms));
    written.files().forEach(out::println);
    written.findings().forEach(out::println);
    next(id, written.findings().isEmpty()).forEach(out::println);
    return written.findings().isEmpty() ? GOOD : FINDINGS;
  }

  private Map<String, List<Sample>> sends(NewPartner newPartner) throws IOException {
    Map<String, List<Sample>> sends = new LinkedHashMap<>();
    for (String word : list("sends", "what it sends, as kind=sample.json, nothing if empty")) {
      String[] parts = word.split("=", 2);
      if (parts.length < 2) {
        throw new Misuse("give a sample of each kind it sends: --sends " + word + "=<sample.json>");
      }
      newPartner.checkKind(parts[0]);
      Sample sample = NewPartner.sample(Path.of(parts[1]));
      List<Sample> samples = sends.computeIfAbsent(parts[0], kind -> new ArrayList<>());
      if (samples.stream().anyMatch(other -> other.name().equals(sample.name()))) {
        throw new Misuse("two samples of " + parts[0] + " are called " + sample.name());
      }
      samples.add(sample);
    }
    return sends;
  }

  private Terms terms() {
    return new Terms(
        needed("agreement", "reference of the agreement"),
        needed("basis", "lawful basis of UU 27/2022, such as consent or public-task"),
        needed("purpose", "purpose of the agreement"),
        needed("valid-until", "its last day, year-month-day"),
        list("fields", "fields it may see; if empty, the required ones that are not personal"));
  }

  private Terms noTerms() {
    for (String option : List.of("agreement", "basis", "purpose", "valid-until", "fields")) {
      if (options.has(option)) {
        throw new Misuse("--" + option + " is of what it receives: add --receives <kind>");
      }
    }
    return null;
  }

  private String needed(String option, String question) {
    String answer = options.value(option).orElseGet(() -> ask(question)).strip();
    if (answer.isEmpty()) {
      throw new Misuse("--" + option + " is missing");
    }
    return answer;
  }

  private List<String> list(String option, String question) {
    String answer = options.value(option).orElseGet(() -> ask(question));
    return Arrays.stream(answer.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private String ask(String question) {
    String answer = terminal == null ? null : terminal.apply(question);
    return answer == null ? "" : answer;
  }

  private static List<String> next(String id, boolean complete) {
    String hash = "$(printf %s \"$SECRET\" | sha256sum | cut -d' ' -f1)";
    // the name of a variable has no hyphen
    String account =
        id.contains("-")
            ? "--hub.accounts." + id + "=\"" + hash + "\" as an argument of the start"
            : "export HUB_ACCOUNTS_" + id.toUpperCase(Locale.ROOT) + "=" + hash;
    return List.of(
        "",
        complete ? "Next:" : "Next, once this is in the files:",
        "  java -jar blk-exchange-hub.jar lint",
        "  java -jar blk-exchange-hub.jar test " + id,
        "  SECRET=$(openssl rand -hex 32)   # for the partner",
        "  " + account,
        "  java -jar blk-exchange-hub.jar   # read at the start; in stage test it works with tests only");
  }
}
