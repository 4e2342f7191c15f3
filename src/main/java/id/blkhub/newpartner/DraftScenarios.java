package id.blkhub.newpartner;

import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contracts;
import id.blkhub.files.FileTree;
import id.blkhub.files.TextFile;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.partner.PartnerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A scenario for each kind of a new partner, from the arrival of a message until it is taken. A
 * kind that needs an earlier message, or that another partner in stage test also gets, has none.
 */
final class DraftScenarios {
  /** As seen from a partner's folder: written by {@code test --schema}, or in the source. */
  private static final List<String> SCHEMAS =
      List.of(
          "../scenarios/scenario.schema.json",
          "../../src/main/resources/rehearsal/scenario.schema.json");

  private static final String ENDING = ".scenario.yaml";
  private static final Set<String> OF_A_CASE = Set.of("EXTEND", "REFER");

  private final PartnerDraftOptions options;
  private final Contracts contracts;
  private final PartnerProfiles others;
  private final CanonicalSamples samples;
  private final Path routes;

  /**
   * @param others the partners there are
   */
  DraftScenarios(
      PartnerDraftOptions options,
      Contracts contracts,
      Path mappings,
      Path routes,
      PartnerProfiles others) {
    this.options = options;
    this.contracts = contracts;
    this.others = others;
    this.samples = new CanonicalSamples(mappings);
    this.routes = routes;
  }

  /** The texts by path. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    Set<String> kinds = new TreeSet<>(options.sends().keySet());
    kinds.addAll(options.receives());
    for (String kind : kinds) {
      if (standsAlone(kind)) {
        send(kind)
            .ifPresent(
                send ->
                    files.put(
                        "routes/%s/%s%s".formatted(options.id(), kind, ENDING), text(kind, send)));
      }
    }
    return files;
  }

  /** One line for each existing scenario whose test messages now go to the new partner too. */
  List<String> touched() throws IOException {
    Set<String> tried = new TreeSet<>();
    others.profiles().values().stream()
        .filter(other -> other.stage() == PartnerStage.TEST)
        .forEach(other -> tried.add("from: " + other.id() + ","));
    tried.add("test: true");
    List<String> touched = new ArrayList<>();
    for (Path file : FileTree.of(routes).ending(ENDING)) {
      String scenario = TextFile.read(file);
      for (String kind : options.receives()) {
        boolean sends =
            scenario
                .lines()
                .filter(line -> line.contains("send:") && line.contains("kind: " + kind + ","))
                .anyMatch(line -> tried.stream().anyMatch(line::contains));
        if (sends && !isOfRefusalsAlone(scenario)) {
          touched.add(
              "%s: a test of kind %s goes to %s too now; expect it there"
                  .formatted(file, kind, options.id()));
        }
      }
    }
    return touched;
  }

  /** Nobody gets what is refused. */
  private static boolean isOfRefusalsAlone(String scenario) {
    return scenario.contains("REJECTED") && !scenario.contains("ACCEPTED");
  }

  /** Whether its messages need no case and no consent, and nobody else would get a test of it. */
  private boolean standsAlone(String kind) {
    boolean needsCase =
        contracts
            .canonical(kind)
            .flatMap(CanonicalKind::role)
            .map(Object::toString)
            .filter(OF_A_CASE::contains)
            .isPresent();
    // whom the persons of the samples consented to is said in their senders' own words
    boolean asksConsent = options.receives().contains(kind) && options.agreed().consent() != null;
    boolean ended = options.receives().contains(kind) && lastDay().isBefore(LocalDate.now());
    return !needsCase
        && !asksConsent
        && !ended
        && others.profiles().values().stream()
            .noneMatch(
                other -> other.stage() == PartnerStage.TEST && other.reception(kind).isPresent());
  }

  private LocalDate lastDay() {
    return LocalDate.parse(options.agreed().validUntil());
  }

  /** A sample that a scenario sends. */
  private record Sending(String partner, String name) {}

  /** Its own message, or one of those who send what it receives. */
  private Optional<Sending> send(String kind) throws IOException {
    if (options.sends().containsKey(kind)) {
      return Optional.of(new Sending(options.id(), options.sends().get(kind).get(0).name()));
    }
    return samples
        .fullest(kind)
        .filter(
            sentSample ->
                Optional.ofNullable(others.profiles().get(sentSample.partner()))
                    .filter(sender -> sender.sends().contains(kind))
                    .isPresent())
        .map(sentSample -> new Sending(sentSample.partner(), sentSample.name()));
  }

  private String text(String kind, Sending sent) {
    String id = options.id();
    boolean own = sent.partner().equals(id);
    boolean gets = options.receives().contains(kind);
    List<String> lines = new ArrayList<>();
    SCHEMAS.stream()
        .filter(file -> Files.exists(routes.resolve(id).resolve(file).normalize()))
        .findFirst()
        .ifPresent(file -> lines.add("# yaml-language-server: $schema=" + file));
    lines.add(
        own
            ? "description: A %2$s of %1$s from its arrival on.".formatted(id, kind)
            : "description: A %2$s of %3$s, marked as a test, reaches %1$s."
                .formatted(id, kind, sent.partner()));
    lines.add("at: " + LocalDate.now() + "T08:00:00+07:00");
    lines.add("steps:");
    lines.add(
        "  - send: {from: %s, kind: %s, sample: %s%s}"
            .formatted(
                sent.partner(), kind, Expression.quoted(sent.name()), own ? "" : ", test: true"));
    if (gets) {
      lines.add("  - take: " + id);
    }
    lines.add("  - expect:");
    if (gets) {
      lines.add("      messages:");
      lines.add("        - {to: %s, kind: %s, test: true, subset: {}}".formatted(id, kind));
    }
    lines.add("      receipts:");
    lines.add("        - {to: %s, state: ACCEPTED}".formatted(sent.partner()));
    if (gets) {
      for (String state : List.of("AVAILABLE", "DELIVERED")) {
        lines.add(
            "        - {to: %s, state: %s, partner: %s}".formatted(sent.partner(), state, id));
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
