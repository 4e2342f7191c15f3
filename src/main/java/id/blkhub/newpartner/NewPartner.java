package id.blkhub.newpartner;

import id.blkhub.contract.Contracts;
import id.blkhub.mapping.ReferenceTables;
import id.blkhub.message.Kind;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.ProfileProblem;
import id.blkhub.partner.ProfileSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the first files of a partner: they pass lint and test, or it is said what they lack. */
public final class NewPartner {
  /** Folders of routes/ and mappings/ that belong to no partner. */
  private static final Set<String> TAKEN =
      Set.of("exchange", "scenarios", "canonical", "reference");

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
   * Writes the files of a new partner.
   *
   * @throws DraftRefused with all that is wrong; nothing is written then
   */
  public WrittenFiles write(PartnerDraftOptions wanted) throws IOException {
    PartnerDraftOptions options = wanted.whole();
    checkId(options.id());
    checkKinds(options);
    Map<String, String> files = new Draft(options, contracts, routes).files();
    Map<String, String> all = new LinkedHashMap<>(files);
    List<String> findings = complete(options, all);
    new Placement(routes, mappings, options.id()).write(all);
    return written(options, files, all, findings);
  }

  /** What a partner that is there is called. */
  public Text nameOf(String id) {
    return new ExistingPartner(routes, mappings, id).name();
  }

  /**
   * Writes the files of further kinds of a partner that is there; its own files keep all they say.
   *
   * @throws DraftRefused with all that is wrong; nothing is written then
   */
  public WrittenFiles add(PartnerDraftOptions wanted) throws IOException {
    ExistingPartner partner = new ExistingPartner(routes, mappings, wanted.id());
    PartnerDraftOptions options = partner.without(wanted.whole());
    checkKinds(options);
    Map<String, String> files = partner.extended(new Draft(options, contracts, routes));
    Map<String, String> all = new LinkedHashMap<>(files);
    List<String> findings = complete(options, all);
    partner.write(all);
    return written(options, files, all, findings);
  }

  private void checkKinds(PartnerDraftOptions options) {
    options.sends().keySet().forEach(this::checkKind);
    options.receives().forEach(this::checkKind);
  }

  /**
   * Adds case pairs and scenarios.
   *
   * @return what lint or test will find
   */
  private List<String> complete(PartnerDraftOptions options, Map<String, String> files)
      throws IOException {
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
    findings.addAll(scenarios.touched());
    return findings;
  }

  private WrittenFiles written(
      PartnerDraftOptions options,
      Map<String, String> drafted,
      Map<String, String> all,
      List<String> findings) {
    return new WrittenFiles(
        all.keySet().stream().map(this::place).toList(),
        List.copyOf(findings),
        decisions(drafted),
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
