package id.blkhub.lint;

import id.blkhub.contract.Contracts;
import id.blkhub.files.FileTree;
import id.blkhub.mapping.Mappings;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.ProfileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Finds everything that is wrong in routes/ and mappings/, in all files at once. It starts no route
 * and opens no connection. Independent checks run in parallel, because a person at an editor waits
 * for the answer.
 */
public final class Lint {
  private final Path routes;
  private final Path mappings;
  private final LintContext around;
  private final ExecutorService beside;

  private Lint(Path routes, Path mappings, LintContext around, ExecutorService beside) {
    this.routes = routes;
    this.mappings = mappings;
    this.around = around;
    this.beside = beside;
  }

  /**
   * @return every mistake, by file, line and column
   * @throws UncheckedIOException when a folder cannot be read
   */
  public static List<Finding> check(Path routes, Path mappings, LintContext around) {
    ExecutorService beside = Executors.newFixedThreadPool(2);
    try {
      return new Lint(routes, mappings, around, beside).check();
    } finally {
      beside.shutdown();
    }
  }

  private List<Finding> check() {
    Future<Contracts> contracts = beside.submit(() -> Contracts.load(mappings));
    Future<Mappings> compiled = beside.submit(() -> Mappings.load(mappings));
    LintReport report = new LintReport();
    PartnerProfiles profiles = PartnerProfiles.load(routes);
    profiles.problems().forEach(problem -> report.add(finding(problem)));
    Routes read = Routes.read(routes, report);
    RouteChecks.check(read, around, report);
    Folders folders = new Folders(routes, mappings, profiles, result(contracts), result(compiled));
    MappingFolder files = MappingFolder.of(mappings);
    Scripts scripts = new Scripts(mappings, folders.compiled().tables());
    LintReport ofMappings = new LintReport();
    MappingChecks checks = new MappingChecks(folders, scripts, ofMappings);
    Future<LintReport> mapping = beside.submit(() -> mappings(checks, files, ofMappings));
    Future<LintReport> samples = beside.submit(() -> samples(folders, files));
    Future<LintReport> secrets = beside.submit(() -> secrets(folders, files));
    KnownPartners knownPartners = folders.everybody();
    profiles(folders, knownPartners, scripts, read, report);
    CallChecks.check(read, folders, knownPartners, around, report);
    report.addAll(result(mapping));
    new GrantChecks(folders, checks, report).check();
    new UnusedFiles(folders, knownPartners, scripts, report).check(files);
    report.addAll(result(samples));
    report.addAll(result(secrets));
    return report.sorted();
  }

  private static void profiles(
      Folders folders,
      KnownPartners knownPartners,
      Scripts scripts,
      Routes routes,
      LintReport report) {
    Readers readers = Readers.of(routes);
    QueueChecks.check(readers, knownPartners, report);
    ProfileChecks profiles = new ProfileChecks(folders, knownPartners, scripts, report);
    profiles.agreements();
    profiles.files(readers, routes);
    new QuestionChecks(folders, knownPartners, readers, report).check(routes);
    new VersionChecks(folders, report).check();
  }

  private static LintReport mappings(
      MappingChecks mapping, MappingFolder files, LintReport report) {
    mapping.contracts();
    mapping.check(files);
    return report;
  }

  private static LintReport samples(Folders folders, MappingFolder files) {
    LintReport report = new LintReport();
    new SampleChecks(folders, report).check(files);
    return report;
  }

  private static LintReport secrets(Folders folders, MappingFolder mappings) {
    LintReport report = new LintReport();
    Secrets secrets = new Secrets(report);
    FileTree routes = FileTree.of(folders.routes());
    routes.files().forEach(file -> secrets.check(file, true));
    routes
        .broken()
        .forEach(
            brokenTree ->
                report.add(
                    brokenTree.path(), SourcePlace.START, FileRules.UNREACHABLE, brokenTree.why()));
    mappings
        .files()
        .forEach(
            file -> secrets.check(folders.mappings().resolve(file), !MappingFolder.isSample(file)));
    return report;
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause
          ? new UncheckedIOException(cause)
          : new IllegalStateException(e.getMessage(), e);
    }
  }

  private static Finding finding(ProfileProblem problem) {
    return new Finding(
        problem.file(),
        problem.line(),
        problem.column(),
        problem.code(),
        Finding.Severity.ERROR,
        problem.message());
  }
}
