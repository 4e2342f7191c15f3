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
import java.util.regex.Pattern;

/**
 * A scenario for each kind of a new partner, from the arrival of a message until the partner has
 * it. A kind that needs an earlier message has none, nor has one that leaves as XML, which a
 * scenario cannot compare.
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
  private final boolean test;

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
    this.test =
        Optional.ofNullable(others.profiles().get(options.id()))
            .map(partner -> partner.stage() == PartnerStage.TEST)
            .orElse(true);
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

  /**
   * One line for each scenario that names the partner, which is there already, and sends a kind
   * that it gets from now on: it has to expect that.
   */
  List<String> touched() throws IOException {
    Pattern names = Pattern.compile("(to|partner): " + options.id() + "(?![a-z0-9-])");
    List<String> touched = new ArrayList<>();
    for (Path file : FileTree.of(routes).ending(ENDING)) {
      String scenario = TextFile.read(file);
      options.receives().stream()
          .filter(kind -> scenario.contains("kind: " + kind))
          .filter(kind -> names.matcher(scenario).find())
          .map(
              kind ->
                  "%s: names %s; expect there what it gets of %s now"
                      .formatted(file, options.id(), kind))
          .forEach(touched::add);
    }
    return touched;
  }

  /** Whether its messages need no case and no consent, and can be compared. */
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
    boolean comparable =
        !options.receives().contains(kind) || options.ways().format() != DraftFormat.XML;
    return !needsCase && !asksConsent && !ended && comparable;
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
            : "description: A %2$s of %3$s%4$s reaches %1$s."
                .formatted(id, kind, sent.partner(), test ? ", marked as a test," : ""));
    lines.add("at: " + LocalDate.now() + "T08:00:00+07:00");
    lines.add("steps:");
    String call = "POST /" + kind;
    if (gets && options.ways().out() == DraftTransport.HTTP) {
      lines.add("  - answer: {partner: %s, call: %s, status: 200, body: {}}".formatted(id, call));
    }
    lines.add(
        "  - send: {from: %s, kind: %s, sample: %s%s}"
            .formatted(
                sent.partner(),
                kind,
                Expression.quoted(sent.name()),
                own || !test ? "" : ", test: true"));
    if (gets) {
      received(kind, lines);
    } else {
      lines.add("  - expect:");
    }
    lines.add("      receipts:");
    lines.add("        - {to: %s, state: ACCEPTED}".formatted(sent.partner()));
    if (gets) {
      List<String> states =
          options.ways().out() == DraftTransport.QUEUE
              ? List.of("AVAILABLE", "DELIVERED")
              : List.of("DELIVERED");
      states.forEach(
          state ->
              lines.add(
                  "        - {to: %s, state: %s, partner: %s}"
                      .formatted(sent.partner(), state, id)));
    }
    return String.join("\n", lines) + "\n";
  }

  /** How the partner comes to have it. */
  private void received(String kind, List<String> lines) {
    String id = options.id();
    if (options.ways().out() == DraftTransport.HTTP) {
      lines.add("  - expect:");
      lines.add("      calls:");
      lines.add("        - {to: %s, call: POST /%s, subset: {}}".formatted(id, kind));
      return;
    }
    if (options.ways().out() == DraftTransport.QUEUE) {
      lines.add("  - take: " + id);
    }
    lines.add("  - expect:");
    lines.add("      messages:");
    String mark = test ? ", test: true" : "";
    lines.add("        - {to: %s, kind: %s%s, subset: {}}".formatted(id, kind, mark));
  }
}
