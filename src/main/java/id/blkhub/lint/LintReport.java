package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.Token;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects findings. The same mistake found twice in one place counts once. */
final class LintReport {
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Set<Finding> stopping = new LinkedHashSet<>();
  private final Set<Path> unsound = new HashSet<>();

  void add(Path file, SourcePlace at, LintRule rule, Object... arguments) {
    Finding finding =
        new Finding(
            file, at.line(), at.column(), rule.code(), rule.severity(), rule.text(arguments));
    if (rule.stops()) {
      stop(finding);
    } else {
      add(finding);
    }
  }

  /** The same, at a word of a script. */
  void add(JsltText script, Token at, LintRule rule, Object... arguments) {
    add(script.file(), script.place(at), rule, arguments);
  }

  /** Adds a mistake for which its file is put aside. */
  void stop(Finding finding) {
    add(finding);
    stopping.add(finding);
  }

  void add(Finding finding) {
    findings.add(finding);
    if (finding.severity() == Finding.Severity.ERROR) {
      unsound.add(finding.file());
    }
  }

  void addAll(LintReport other) {
    other.findings.forEach(this::add);
    stopping.addAll(other.stopping);
  }

  /** Whether an error was found in the file or, for a folder, in a file of it. */
  boolean unsound(Path fileOrFolder) {
    return unsound.stream().anyMatch(file -> file.startsWith(fileOrFolder));
  }

  /** By file, line and column. */
  List<Finding> sorted() {
    return sorted(findings);
  }

  /** Those for which a file is put aside when the hub starts, in the same order. */
  List<Finding> stopping() {
    return sorted(stopping);
  }

  private static List<Finding> sorted(Set<Finding> findings) {
    return findings.stream()
        .sorted(
            Comparator.comparing((Finding finding) -> finding.file().toString())
                .thenComparingInt(Finding::line)
                .thenComparingInt(Finding::column)
                .thenComparing(Finding::code))
        .toList();
  }
}
