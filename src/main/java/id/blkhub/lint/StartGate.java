package id.blkhub.lint;

import id.blkhub.contract.Contracts;
import id.blkhub.mapping.Mappings;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.ProfileProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of lint that runs when the hub starts: it finds the mistakes for which a file must not
 * run. Other findings stop nothing.
 */
public final class StartGate {
  private StartGate() {}

  /** The route files that must not run, each with its mistakes. */
  public static Map<Path, List<Finding>> routes(Path routes, LintContext around) {
    LintReport report = new LintReport();
    RouteChecks.check(Routes.read(routes, report), around, report);
    Map<Path, List<Finding>> byFile = new TreeMap<>();
    for (Finding finding : report.stopping()) {
      byFile.computeIfAbsent(finding.file(), file -> new ArrayList<>()).add(finding);
    }
    return byFile;
  }

  /**
   * Whether a route among these mistakes would skip a stage: then even the hub's own must not run.
   */
  public static boolean skipsAStage(List<Finding> mistakes) {
    return StageChecks.found(mistakes);
  }

  /** What makes sound profiles unsafe: their agreements do not fit the canonical forms. */
  static List<ProfileProblem> profiles(
      PartnerProfiles loaded, Path routes, Path mappings, Contracts contracts, Mappings compiled) {
    Folders folders = new Folders(routes, mappings, loaded, contracts, compiled);
    LintReport report = new LintReport();
    Scripts scripts = new Scripts(mappings, compiled.tables());
    new ProfileChecks(folders, folders.everybody(), scripts, report).agreements();
    return report.stopping().stream()
        .map(
            finding ->
                new ProfileProblem(
                    finding.file(),
                    finding.line(),
                    finding.column(),
                    finding.code(),
                    finding.message()))
        .toList();
  }
}
