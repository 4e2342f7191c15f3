package id.blkhub.cli;

import id.blkhub.files.FileTree;
import id.blkhub.message.Text;
import id.blkhub.newpartner.NewPartner;
import id.blkhub.newpartner.PartnerDraftOptions;
import id.blkhub.newpartner.PartnerDraftOptions.AgreementTerms;
import id.blkhub.newpartner.PartnerDraftOptions.DraftTransport;
import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code partner new <id>}: writes the first files of a partner, ready for lint and test. */
@Command(name = "new")
final class PartnerNew implements Callable<Integer> {
  private final Shell shell;
  private final Questions questions;

  @Mixin private FolderOptions folderOptions = new FolderOptions();

  @Parameters(paramLabel = "<id>", descriptionKey = "id")
  private String id = "";

  @Option(names = "--name-id", paramLabel = "<name>")
  private @Nullable String nameId;

  @Option(names = "--name-en", paramLabel = "<name>")
  private @Nullable String nameEn;

  @Option(names = "--sends", paramLabel = "<kind>=<sample.json>,…")
  private @Nullable String sends;

  @Option(names = "--transport", paramLabel = "queue|folder")
  private String transport = "queue";

  @Option(names = "--receives", paramLabel = "<kind>,…")
  private @Nullable String receives;

  @Option(names = "--agreement", paramLabel = "<reference>")
  private @Nullable String agreement;

  @Option(names = "--basis", paramLabel = "<lawful basis>")
  private @Nullable String basis;

  @Option(names = "--purpose", paramLabel = "<purpose>")
  private @Nullable String purpose;

  @Option(names = "--valid-until", paramLabel = "<year-month-day>")
  private @Nullable String validUntil;

  @Option(names = "--fields", paramLabel = "/<field>,/<field>:mask,…")
  private @Nullable String fields;

  PartnerNew(Shell shell) {
    this.shell = shell;
    this.questions = new Questions(shell);
  }

  /** 0 where lint and test will pass, 1 where something is left to write. */
  @Override
  public Integer call() throws IOException {
    NewPartner newPartner = new NewPartner(folderOptions.routes(), folderOptions.mappings());
    newPartner.checkId(id);
    DraftTransport way = NewPartner.transport(transport);
    Text name =
        new Text(
            needed("name-id", nameId, "Namanya dalam bahasa Indonesia", "its name in Indonesian"),
            needed("name-en", nameEn, "Namanya dalam bahasa Inggris", "its name in English"));
    Map<String, List<Sample>> sent = sent(newPartner);
    Set<String> received = received(newPartner);
    if (sent.isEmpty() && received.isEmpty()) {
      throw new Misuse(CommandProblem.NEITHER_SENDS_NOR_RECEIVES);
    }
    AgreementTerms agreementTerms = received.isEmpty() ? noTerms() : terms(newPartner, received);
    NewPartner.WrittenFiles writtenFiles =
        newPartner.write(new PartnerDraftOptions(id, name, sent, received, agreementTerms, way));
    writtenFiles.files().forEach(shell.out()::println);
    writtenFiles.findings().forEach(shell.out()::println);
    next(writtenFiles.findings().isEmpty()).forEach(shell.out()::println);
    if (way == DraftTransport.FOLDER) {
      sent.keySet()
          .forEach(
              kind -> shell.out().printf("  # files go into <hub.files>/%s/%s/inbox/%n", id, kind));
    }
    return writtenFiles.findings().isEmpty() ? ExitCodes.GOOD : ExitCodes.FINDINGS;
  }

  private Map<String, List<Sample>> sent(NewPartner newPartner) {
    String kinds = " (" + String.join(", ", newPartner.kinds()) + ")";
    Text question =
        new Text(
            "Yang dikirim, jenis=contoh.json, kosong bila tidak ada" + kinds,
            "what it sends, kind=sample.json, nothing if empty");
    return questions.answer(sends, question, answer -> samples(newPartner, list(answer)));
  }

  private static Map<String, List<Sample>> samples(NewPartner newPartner, List<String> words) {
    Map<String, List<Sample>> sends = new LinkedHashMap<>();
    for (String word : words) {
      String[] parts = word.split("=", 2);
      if (parts.length < 2) {
        throw new Misuse(CommandProblem.NO_SAMPLE, word);
      }
      newPartner.checkKind(parts[0]);
      List<Sample> samples = sends.computeIfAbsent(parts[0], kind -> new ArrayList<>());
      for (Sample sample : samples(Path.of(parts[1]))) {
        if (samples.stream().anyMatch(other -> other.name().equals(sample.name()))) {
          throw new Misuse(CommandProblem.SAMPLE_TWICE, parts[0], sample.name());
        }
        samples.add(sample);
      }
    }
    return sends;
  }

  private static List<Sample> samples(Path file) {
    try {
      return NewPartner.samples(file);
    } catch (IOException e) {
      throw new Misuse(CommandProblem.CANNOT_READ, file, FileTree.why(e));
    }
  }

  private Set<String> received(NewPartner newPartner) {
    Text question =
        new Text("Jenis yang diterima, kosong bila tidak ada", "kinds it receives, none if empty");
    return questions.answer(
        receives,
        question,
        answer -> {
          List<String> kinds = list(answer);
          kinds.forEach(newPartner::checkKind);
          return new LinkedHashSet<>(kinds);
        });
  }

  private AgreementTerms terms(NewPartner newPartner, Set<String> received) {
    String reference =
        needed("agreement", agreement, "Nomor perjanjian", "reference of the agreement");
    String ground =
        checked(
            "basis",
            basis,
            "basis",
            new Text(
                "Dasar pemrosesan menurut UU 27/2022",
                "lawful basis of UU 27/2022 (" + String.join(", ", NewPartner.bases()) + ")"));
    String consent = NewPartner.needsConsent(ground) ? consent(newPartner) : null;
    return new AgreementTerms(
        reference,
        ground,
        consent == null
            ? needed("purpose", purpose, "Tujuan", "purpose of the agreement")
            : newPartner.purposeName(consent),
        consent,
        checked(
            "valid-until",
            validUntil,
            "validUntil",
            new Text("Hari terakhirnya, tahun-bulan-hari", "its last day, year-month-day")),
        questions.answer(
            fields,
            new Text(
                "Bidang yang boleh dilihat; kosong: yang wajib dan bukan data pribadi",
                "fields it may see; if empty, the required ones that are not personal"),
            answer -> {
              List<String> named = list(answer);
              newPartner.checkFields(received, named);
              return named;
            }));
  }

  private String consent(NewPartner newPartner) {
    String known = " (" + String.join(", ", newPartner.purposes()) + ")";
    return questions.answer(
        purpose,
        new Text("Tujuan yang disetujui orangnya" + known, "purpose the person consents to"),
        answer -> newPartner.purpose(there("purpose", answer)));
  }

  private String checked(String option, @Nullable String given, String key, Text question) {
    return questions.answer(
        given,
        question,
        answer -> {
          NewPartner.checkTerm(key, there(option, answer));
          return answer;
        });
  }

  private @Nullable AgreementTerms noTerms() {
    refuse("agreement", agreement);
    refuse("basis", basis);
    refuse("purpose", purpose);
    refuse("valid-until", validUntil);
    refuse("fields", fields);
    return null;
  }

  private static void refuse(String option, @Nullable String given) {
    if (given != null) {
      throw new Misuse(CommandProblem.ONLY_WITH_RECEIVES, option);
    }
  }

  private String needed(String option, @Nullable String given, String id, String en) {
    return questions.answer(given, new Text(id, en), answer -> there(option, answer));
  }

  private static String there(String option, String answer) {
    if (answer.isEmpty()) {
      throw new Misuse(CommandProblem.OPTION_EMPTY, option);
    }
    return answer;
  }

  private static List<String> list(String answer) {
    return Arrays.stream(answer.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private List<String> next(boolean complete) {
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
