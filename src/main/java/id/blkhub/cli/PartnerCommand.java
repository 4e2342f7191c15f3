package id.blkhub.cli;

import id.blkhub.cli.CommandOptions.Misuse;
import id.blkhub.files.FileTree;
import id.blkhub.message.Text;
import id.blkhub.newpartner.DraftRefused;
import id.blkhub.newpartner.NewPartner;
import id.blkhub.newpartner.PartnerDraftOptions;
import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import id.blkhub.newpartner.PartnerDraftOptions.Terms;
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
             java -jar blk-exchange-hub.jar partner schema\
      """;

  private final CommandOptions options;
  private final Questions questions;

  private PartnerCommand(CommandOptions options, Questions questions) {
    this.options = options;
    this.questions = questions;
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
      return new PartnerCommand(options, new Questions(options, terminal, err)).run(out);
    } catch (Misuse | DraftRefused e) {
      err.println(
          e instanceof Misuse ? e.getMessage() : StartRule.REFUSED.code() + ' ' + e.getMessage());
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
        new Text(
            needed("name-id", "Namanya dalam bahasa Indonesia", "its name in Indonesian"),
            needed("name-en", "Namanya dalam bahasa Inggris", "its name in English"));
    String kinds = " (" + String.join(", ", newPartner.kinds()) + ")";
    Map<String, List<Sample>> sends =
        questions.answer(
            "sends",
            new Text(
                "Yang dikirim, jenis=contoh.json, kosong bila tidak ada" + kinds,
                "what it sends, kind=sample.json, nothing if empty"),
            answer -> sends(newPartner, list(answer)));
    Set<String> receives =
        questions.answer(
            "receives",
            new Text(
                "Jenis yang diterima, kosong bila tidak ada", "kinds it receives, none if empty"),
            answer -> receives(newPartner, list(answer)));
    if (sends.isEmpty() && receives.isEmpty()) {
      throw new Misuse("say what it sends or receives: --sends <kind>=<sample.json> or --receives");
    }
    Terms terms = receives.isEmpty() ? noTerms() : terms(newPartner, receives);
    NewPartner.Written written =
        newPartner.write(new PartnerDraftOptions(id, name, sends, receives, terms));
    written.files().forEach(out::println);
    written.findings().forEach(out::println);
    next(id, written.findings().isEmpty()).forEach(out::println);
    return written.findings().isEmpty() ? GOOD : FINDINGS;
  }

  private static Map<String, List<Sample>> sends(NewPartner newPartner, List<String> words) {
    Map<String, List<Sample>> sends = new LinkedHashMap<>();
    for (String word : words) {
      String[] parts = word.split("=", 2);
      if (parts.length < 2) {
        throw new Misuse("give a sample of each kind it sends: --sends " + word + "=<sample.json>");
      }
      newPartner.checkKind(parts[0]);
      Sample sample = sample(Path.of(parts[1]));
      List<Sample> samples = sends.computeIfAbsent(parts[0], kind -> new ArrayList<>());
      if (samples.stream().anyMatch(other -> other.name().equals(sample.name()))) {
        throw new Misuse("two samples of " + parts[0] + " are called " + sample.name());
      }
      samples.add(sample);
    }
    return sends;
  }

  private static Sample sample(Path file) {
    try {
      return NewPartner.sample(file);
    } catch (IOException e) {
      throw new Misuse("cannot read " + file + ": " + FileTree.why(e).en());
    }
  }

  private static Set<String> receives(NewPartner newPartner, List<String> kinds) {
    kinds.forEach(newPartner::checkKind);
    return new LinkedHashSet<>(kinds);
  }

  private Terms terms(NewPartner newPartner, Set<String> receives) {
    return new Terms(
        needed("agreement", "Nomor perjanjian", "reference of the agreement"),
        checked(
            "basis",
            "basis",
            new Text(
                "Dasar pemrosesan menurut UU 27/2022",
                "lawful basis of UU 27/2022 (" + String.join(", ", NewPartner.bases()) + ")")),
        needed("purpose", "Tujuan", "purpose of the agreement"),
        checked(
            "valid-until",
            "validUntil",
            new Text("Hari terakhirnya, tahun-bulan-hari", "its last day, year-month-day")),
        questions.answer(
            "fields",
            new Text(
                "Bidang yang boleh dilihat; kosong: yang wajib dan bukan data pribadi",
                "fields it may see; if empty, the required ones that are not personal"),
            answer -> {
              List<String> fields = list(answer);
              newPartner.checkFields(receives, fields);
              return fields;
            }));
  }

  private String checked(String option, String key, Text question) {
    return questions.answer(
        option,
        question,
        answer -> {
          NewPartner.checkTerm(key, there(option, answer));
          return answer;
        });
  }

  private Terms noTerms() {
    for (String option : List.of("agreement", "basis", "purpose", "valid-until", "fields")) {
      if (options.has(option)) {
        throw new Misuse("--" + option + " is of what it receives: add --receives <kind>");
      }
    }
    return null;
  }

  private String needed(String option, String id, String en) {
    return questions.answer(option, new Text(id, en), answer -> there(option, answer));
  }

  private static String there(String option, String answer) {
    if (answer.isEmpty()) {
      throw new Misuse("--" + option + " is missing");
    }
    return answer;
  }

  private static List<String> list(String answer) {
    return Arrays.stream(answer.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
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
        "  java -jar blk-exchange-hub.jar   # read at the start; in stage test it works with tests"
            + " only");
  }
}
