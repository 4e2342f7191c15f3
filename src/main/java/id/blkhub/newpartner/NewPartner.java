package id.blkhub.newpartner;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.edge.ItemRefused;
import id.blkhub.edge.SampleRecords;
import id.blkhub.edge.SampleRecords.SampleRecord;
import id.blkhub.mapping.ReferenceTables;
import id.blkhub.message.Kind;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.ProfileProblem;
import id.blkhub.partner.ProfileSchema;
import id.blkhub.rehearsal.Pretty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the first files of a partner: they pass lint and test, or it is said what they lack. */
public final class NewPartner {
  /** Folders of routes/ and mappings/ that belong to no partner. */
  private static final Set<String> TAKEN =
      Set.of("exchange", "scenarios", "canonical", "reference");

  private static final int LARGEST = 2 << 20;

  /** Records of one file that become case pairs. */
  private static final int MOST = 5;

  /** A list begins with its bracket, behind a mark and blanks at most. */
  private static final int BEGIN = 256;

  private static final Pattern SHEET = Pattern.compile("(?i)\\.(csv|xlsx|txt)$");

  private final Path routes;
  private final Path mappings;
  private final Contracts contracts;
  private final ReferenceTables tables;

  public NewPartner(Path routes, Path mappings) {
    this.routes = routes;
    this.mappings = mappings;
    this.contracts = Contracts.load(mappings);
    this.tables = ReferenceTables.load(mappings);
  }

  /**
   * What was written, and what is left to do.
   *
   * @param files in the order to read them
   * @param findings one line each for what lint or test will say until it is mended
   * @param decisions one line each for what only a person knows, with file and line
   * @param settings what the hub must be told at its start, as a shell sets it
   * @param drops where the partner's files go, where they lie on this machine
   */
  public record WrittenFiles(
      List<Path> files,
      List<String> findings,
      List<String> decisions,
      List<String> settings,
      List<String> drops) {}

  /**
   * Whether a partner may have the id.
   *
   * @throws DraftRefused where it may not, or is there already
   */
  public void checkId(String id) {
    if (!PartnerProfile.isId(id)) {
      throw new DraftRefused(DraftProblem.NO_ID, id);
    }
    if (TAKEN.contains(id)) {
      throw new DraftRefused(DraftProblem.OWN_FOLDER, id);
    }
    new Placement(routes, mappings, id).check();
  }

  /**
   * Whether the hub knows the kind.
   *
   * @throws DraftRefused where it does not, with the nearest and all there are
   */
  public void checkKind(String kind) {
    if (!contracts.kinds().contains(kind)) {
      throw new DraftRefused(
          DraftProblem.NO_KIND,
          kind,
          Suggestion.of(kind, contracts.kinds()),
          String.join(", ", contracts.kinds()));
    }
  }

  /** The kinds there are. */
  public List<String> kinds() {
    return contracts.kinds();
  }

  /** The lawful bases an agreement may name. */
  public static List<String> bases() {
    return ProfileSchema.bases();
  }

  /** Whether an agreement on the basis needs a purpose that people can consent to. */
  public static boolean needsConsent(String basis) {
    return basis.equals("consent");
  }

  /** The codes of what people can consent to. */
  public List<String> purposes() {
    return tables.codes(Contracts.PURPOSES);
  }

  /**
   * What people consent to, by its code or one of its names.
   *
   * @return the code
   * @throws DraftRefused where there is none, with the nearest and all there are
   */
  public String purpose(String word) {
    return tables
        .code(Contracts.PURPOSES, word)
        .orElseThrow(
            () ->
                new DraftRefused(
                    DraftProblem.NO_PURPOSE,
                    word,
                    Suggestion.of(word, purposes()),
                    String.join(", ", purposes())));
  }

  /** What a purpose is called in English. */
  public String purposeName(String code) {
    return tables.value(Contracts.PURPOSES, code, "en").orElse(code);
  }

  /**
   * Whether an agreement may say this.
   *
   * @param key {@code basis} or {@code validUntil}
   * @throws DraftRefused where it may not, with what it may say
   */
  public static void checkTerm(String key, String value) {
    if (key.equals("basis") && !bases().contains(value)) {
      throw new DraftRefused(
          DraftProblem.NO_BASIS, value, Suggestion.of(value, bases()), String.join(", ", bases()));
    }
    if (key.equals("validUntil")) {
      try {
        LocalDate.parse(value);
      } catch (DateTimeParseException e) {
        throw new DraftRefused(DraftProblem.NO_DATE, value);
      }
    }
  }

  /**
   * Whether the agreement may name the fields.
   *
   * @param fields as {@link PartnerDraftOptions.Terms} has them
   * @throws DraftRefused for one that one of the kinds does not have
   */
  public void checkFields(Set<String> kinds, List<String> fields) {
    CaseFacts facts = new CaseFacts(contracts);
    kinds.forEach(kind -> new OutgoingForm(new CanonicalForm(contracts, kind), facts, fields));
  }

  /**
   * Reads samples of what the partner sends: a message in JSON, a list of messages, or a sheet of
   * which each row is one.
   *
   * @param records where a document of JSON has its list; null where it is a message or a list
   * @throws DraftRefused where it is none of these, has no record, or is too large
   */
  public static List<Sample> samples(Path file, @Nullable String records) throws IOException {
    boolean sheet = SHEET.matcher(file.getFileName().toString()).find();
    if (!Files.isRegularFile(file) || !sheet && records == null && !isList(file)) {
      return List.of(sample(file));
    }
    checkSize(file);
    String name = plain(file.getFileName().toString());
    try {
      List<SampleRecord> found =
          sheet
              ? SampleRecords.ofSheet(file, MOST)
              : SampleRecords.ofList(
                  file, JsonPointer.compile(records == null ? "" : records), MOST);
      if (found.isEmpty()) {
        throw new DraftRefused(DraftProblem.NO_RECORD, file);
      }
      return found.stream()
          .map(
              record ->
                  new Sample(
                      name + '-' + record.row(),
                      record.data(),
                      Pretty.json(record.data()) + "\n",
                      sheet))
          .toList();
    } catch (ItemRefused e) {
      throw new DraftRefused(DraftProblem.NO_JSON, file, e.violation().message());
    }
  }

  private static boolean isList(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String begin = new String(in.readNBytes(BEGIN), StandardCharsets.UTF_8);
      return begin.replaceFirst("^\\uFEFF", "").strip().startsWith("[");
    }
  }

  private static void checkSize(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new DraftRefused(DraftProblem.TOO_LARGE, file, LARGEST >> 20);
    }
  }

  private static String plain(String fileName) {
    String name = fileName.replaceFirst("((\\.in)?\\.json|\\.[A-Za-z]{3,4})$", "");
    String plain = name.replaceAll("[^A-Za-z0-9_-]+", "-");
    return plain.isEmpty() ? "sample" : plain;
  }

  private static Sample sample(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DraftRefused(DraftProblem.NO_FILE, file);
    }
    checkSize(file);
    byte[] bytes = Files.readAllBytes(file);
    Parsed parsed = new StrictJson().parse(bytes, LARGEST);
    if (!parsed.ok()) {
      throw new DraftRefused(DraftProblem.NO_JSON, file, parsed.violations().get(0).message());
    }
    ObjectNode document = parsed.document();
    String text = new String(bytes, StandardCharsets.UTF_8).strip() + "\n";
    return new Sample(plain(file.getFileName().toString()), document, text, false);
  }

  /**
   * Writes the files.
   *
   * @throws DraftRefused with all that is wrong; nothing is written then
   */
  public WrittenFiles write(PartnerDraftOptions wanted) throws IOException {
    PartnerDraftOptions options = wanted.whole();
    checkId(options.id());
    options.sends().keySet().forEach(this::checkKind);
    options.receives().forEach(this::checkKind);
    Map<String, String> files = new Draft(options, contracts, routes).files();
    List<String> findings = new ArrayList<>();
    try (DraftWorkspace workspace = new DraftWorkspace(mappings, files)) {
      PartnerProfiles profiles = workspace.profiles();
      if (!profiles.problems().isEmpty()) {
        throw new DraftRefused(DraftProblem.PROFILE, said(profiles.problems()));
      }
      workspace.checkContracts(options.id());
      DraftCasePairs pairs =
          new DraftCasePairs(
              options, contracts, new CanonicalSamples(mappings), workspace, files, this::place);
      files.putAll(pairs.files());
      findings.addAll(pairs.findings());
    }
    DraftScenarios scenarios =
        new DraftScenarios(options, contracts, mappings, routes, PartnerProfiles.load(routes));
    files.putAll(scenarios.files());
    findings.addAll(nobodySends(options));
    new Placement(routes, mappings, options.id()).write(files);
    return new WrittenFiles(
        files.keySet().stream().map(this::place).toList(),
        List.copyOf(findings),
        decisions(files),
        DraftSettings.of(options),
        drops(options));
  }

  private List<String> nobodySends(PartnerDraftOptions options) {
    Map<String, PartnerProfile> others = PartnerProfiles.load(routes).profiles();
    return options.receives().stream()
        .filter(kind -> !options.sends().containsKey(kind) && !kind.equals(Kind.ERASURE.value()))
        .filter(kind -> others.values().stream().noneMatch(other -> other.sends().contains(kind)))
        .map(kind -> "nobody sends \"" + kind + "\" yet, and lint says so until somebody does")
        .toList();
  }

  private static List<String> drops(PartnerDraftOptions options) {
    return options.ways().in() == DraftTransport.FOLDER
        ? options.sends().keySet().stream()
            .map(kind -> "  # files go into <hub.files>/%s/%s/inbox/".formatted(options.id(), kind))
            .toList()
        : List.of();
  }

  /** The places in routes that a person has to look at. */
  private List<String> decisions(Map<String, String> files) {
    List<String> decisions = new ArrayList<>();
    files.forEach(
        (file, text) -> {
          List<String> lines = text.lines().toList();
          for (int i = 0; i < lines.size(); i++) {
            int at = lines.get(i).indexOf(RouteDraft.DECIDE);
            if (at >= 0) {
              String what = lines.get(i).substring(at + RouteDraft.DECIDE.length());
              decisions.add("%s:%d: %s".formatted(place(file), i + 1, what));
            }
          }
        });
    return decisions;
  }

  private Path place(String file) {
    Path path = Path.of(file);
    Path below = path.subpath(1, path.getNameCount());
    return (path.startsWith("routes") ? routes : mappings).resolve(below);
  }

  private static Text said(List<ProfileProblem> problems) {
    return new Text(said(problems, Text::id), said(problems, Text::en));
  }

  private static String said(List<ProfileProblem> problems, Function<Text, String> language) {
    return problems.stream()
        .map(problem -> problem.code() + ' ' + language.apply(problem.message()))
        .collect(Collectors.joining("; "));
  }
}
