package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.ContractProblem;
import id.blkhub.contract.Contracts;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Kind;
import id.blkhub.message.Violation;
import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import id.blkhub.rehearsal.Pretty;
import id.blkhub.translation.DryRun;
import id.blkhub.translation.DryRun.DryRunStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Samples and what the drafted mappings make of them. */
final class DraftCasePairs {
  private static final String MISSING = ContractProblem.REQUIRED.code();
  private static final String FIRST = "full";

  private final PartnerDraftOptions options;
  private final Contracts contracts;
  private final CanonicalSamples others;
  private final DryRun dryRun;
  private final Function<String, Path> place;
  private final Map<String, String> drafted;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Set<String> findings = new LinkedHashSet<>();
  private final Map<String, ObjectNode> own = new LinkedHashMap<>();

  /**
   * @param drafted the mappings and what else there is, by path
   * @param place where a file of the draft will lie
   */
  DraftCasePairs(
      PartnerDraftOptions options,
      Contracts contracts,
      CanonicalSamples others,
      DraftWorkspace workspace,
      Map<String, String> drafted,
      Function<String, Path> place)
      throws IOException {
    this.drafted = Map.copyOf(drafted);
    this.place = place;
    this.options = options;
    this.contracts = contracts;
    this.others = others;
    this.dryRun = workspace.dryRun();
    options.sends().forEach((kind, samples) -> samples.forEach(sample -> sent(kind, sample)));
    for (String kind : options.receives()) {
      received(kind);
    }
  }

  Map<String, String> files() {
    return files;
  }

  List<String> findings() {
    return List.copyOf(findings);
  }

  private void sent(String kind, Sample sample) {
    String mapping = Draft.path(options.id(), "in", kind);
    List<DryRunStage> stages =
        dryRun.in(FormPath.in(options.id(), kind), sample.text().getBytes(StandardCharsets.UTF_8));
    DryRunStage last = stages.get(stages.size() - 1);
    List<Violation> problems = last.problems();
    if (last.document() instanceof ObjectNode canonical) {
      put(mapping, sample.name(), sample.text(), canonical);
      own.putIfAbsent(kind, canonical);
      // at the places of the canonical form: the mapping is what the integrator writes next
      problems = dryRun.canonicalProblems(kind, canonical);
    }
    Contract form = contracts.canonical(kind).orElseThrow().contract();
    problems.forEach(problem -> findings.add(finding(mapping, problem, form)));
  }

  private String finding(String file, Violation problem) {
    return "%s: %s %s %s"
        .formatted(place.apply(file), problem.code(), problem.path(), problem.message().en());
  }

  /** A field that must be there is missing at the comment that stands for it. */
  private String finding(String mapping, Violation problem, Contract form) {
    String file = mapping + Draft.SCRIPT;
    if (!problem.code().equals(MISSING)) {
      return finding(file, problem);
    }
    List<String> choices = new ArrayList<>();
    form.choices(problem.path()).forEach(choice -> choices.add(choice.asText()));
    String one = choices.isEmpty() ? "" : ", one of " + String.join(", ", choices);
    return "%s%s: the canonical form still needs %s%s"
        .formatted(place.apply(file), line(file, problem.path()), problem.path(), one);
  }

  private String line(String file, String pointer) {
    String field = Expression.quoted(pointer.substring(pointer.lastIndexOf('/') + 1));
    List<String> lines = drafted.getOrDefault(file, "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.contains(IncomingMapping.GAP + field)) {
        return ":" + (i + 1);
      }
    }
    return "";
  }

  private void received(String kind) throws IOException {
    Optional<ObjectNode> canonical =
        others.fullest(kind).map(CanonicalSamples.SentSample::canonical);
    if (canonical.isEmpty()) {
      canonical = Optional.ofNullable(own.get(kind));
    }
    if (canonical.isEmpty() && kind.equals(Kind.ERASURE.value())) {
      canonical = others.ofTheHub(kind);
    }
    if (canonical.isPresent()) {
      JsonNode seen = dryRun.minimised(options.id(), kind, canonical.get()).document();
      DryRunStage mapped = dryRun.mapped(FormPath.out(options.id(), kind), seen);
      String mapping = Draft.path(options.id(), "out", kind);
      if (!mapped.document().isMissingNode()) {
        put(mapping, FIRST, Pretty.json(seen) + "\n", mapped.document());
      }
      mapped.problems().forEach(problem -> findings.add(finding(mapping + Draft.SCHEMA, problem)));
    }
  }

  private void put(String mapping, String name, String in, JsonNode out) {
    files.put(mapping + '/' + name + ".in.json", in);
    files.put(mapping + '/' + name + ".out.json", Pretty.json(out) + "\n");
  }
}
