package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.files.FileTree;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Violation;
import id.blkhub.translation.DryRun;
import id.blkhub.translation.DryRun.DryRunStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tries every case pair beside a mapping or a canonical schema, by the steps a message takes. */
final class CasePairs {
  private static final int LARGEST = 2 << 20;

  private final Workspace workspace;
  private final DryRun dryRun;
  private final StrictJson parser = new StrictJson();

  CasePairs(Workspace workspace) {
    this.workspace = workspace;
    this.dryRun = workspace.dryRun();
  }

  List<CasePair> all() {
    Path mappings = workspace.mappingsFolder();
    return FileTree.of(mappings).ending(CasePair.INPUT).stream()
        .flatMap(file -> CasePair.of(mappings, file).stream())
        .toList();
  }

  /** Tries the pairs whose file the filter takes. */
  List<Trial> run(Predicate<String> filter) {
    return all().stream()
        .filter(pair -> filter.test(pair.input().toString()))
        .map(this::run)
        .toList();
  }

  private Trial run(CasePair pair) {
    long start = System.nanoTime();
    List<String> complaint;
    try {
      complaint = pair.mustFail() ? refused(pair) : mapped(pair);
    } catch (IOException e) {
      complaint = List.of("cannot be read: " + e.getMessage());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Trial(pair.mapping(), pair.input().toString(), took, complaint);
  }

  private List<String> mapped(CasePair pair) throws IOException {
    if (!Files.exists(pair.output())) {
      return List.of("there is neither %s nor %s".formatted(pair.output(), pair.problems()));
    }
    Parsed expected = parser.parse(Files.readAllBytes(pair.output()), LARGEST);
    if (!expected.ok()) {
      return notJson(pair.output(), expected);
    }
    Optional<List<String>> notGranted = notGranted(pair);
    if (notGranted.isPresent()) {
      return notGranted.get();
    }
    DryRunStage last = last(pair);
    boolean mapped =
        !last.document().isMissingNode()
            && last.name() != DryRun.Name.UNWRAPPED
            && !(pair.isCanonical() && last.failed());
    List<Difference> differences =
        mapped ? Comparison.exact(expected.document(), last.document()) : List.of();
    List<String> complaint = new ArrayList<>();
    for (Violation problem : last.problems()) {
      complaint.addAll(ExpectedProblems.sentences(problem));
      complaint.addAll(mapped ? madeBy(pair.mapping(), problem.path()) : List.of());
    }
    last.place().ifPresent(jsltPlace -> complaint.add("  " + workspace.quoted(jsltPlace)));
    for (Difference difference : differences) {
      complaint.add(difference.toString());
      madeBy(pair.mapping(), difference.pointer()).forEach(complaint::add);
    }
    return complaint;
  }

  /** A case beside an outgoing mapping shows what the mapping gets, so no more than is granted. */
  private Optional<List<String>> notGranted(CasePair pair) throws IOException {
    FormPath form = pair.form().orElse(null);
    if (form == null || form.incoming() || form.isVoid()) {
      return Optional.empty();
    }
    Parsed sample = parser.parse(Files.readAllBytes(pair.input()), LARGEST);
    if (!sample.ok()) {
      return Optional.of(notJson(pair.input(), sample));
    }
    DryRunStage minimised = dryRun.minimised(form.partner(), form.kind(), sample.document());
    if (minimised.failed()) {
      return Optional.of(
          List.of(
              "%s has no agreement for %s (%s)"
                  .formatted(
                      form.partner(),
                      form.kind(),
                      workspace.routes().resolve(form.partner()).resolve("partner.yaml"))));
    }
    List<String> complaint =
        Comparison.exact(minimised.document(), sample.document()).stream()
            .map(
                difference ->
                    "%s is not granted so by the agreement of %s; the mapping never sees it"
                        .formatted(difference.pointer(), form.partner()))
            .toList();
    return complaint.isEmpty() ? Optional.empty() : Optional.of(complaint);
  }

  private List<String> refused(CasePair pair) throws IOException {
    Optional<JsonNode> expected = ExpectedProblems.read(pair.problems());
    return expected.isEmpty()
        ? List.of(ExpectedProblems.misread(pair.problems()))
        : ExpectedProblems.compare(expected.get(), last(pair).problems());
  }

  private DryRunStage last(CasePair pair) throws IOException {
    byte[] body = Files.readAllBytes(pair.input());
    if (!pair.outgoing()) {
      List<DryRunStage> stages =
          pair.isCanonical()
              ? dryRun.read(pair.kind(), body)
              : dryRun.in(pair.form().orElseThrow(), body);
      return stages.get(stages.size() - 1);
    }
    Parsed parsed = parser.parse(body, LARGEST);
    return parsed.ok()
        ? dryRun.mapped(pair.form().orElseThrow(), parsed.document())
        : DryRunStage.refused(parsed.violations());
  }

  private List<String> madeBy(String mapping, String pointer) {
    return workspace.madeBy(mapping, pointer).stream().map(line -> "  " + line).toList();
  }

  private static List<String> notJson(Path file, Parsed parsed) {
    return parsed.violations().stream()
        .map(violation -> "%s: %s %s".formatted(file, violation.code(), violation.message().en()))
        .toList();
  }
}
