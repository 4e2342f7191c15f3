package id.blkhub.lint;

import id.blkhub.contract.Contracts;
import id.blkhub.mapping.Mappings;
import id.blkhub.mapping.ReferenceTables;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.ProfileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds everything that is wrong in routes/ and mappings/, in all files at once. It starts nothing
 * and calls nobody.
 */
public final class Lint {
  private Lint() {}

  /**
   * @return every mistake, by file, line and column
   * @throws UncheckedIOException when a folder cannot be read
   */
  public static List<Finding> check(Path routes, Path mappings, Surroundings around) {
    Folders folders =
        new Folders(
            routes,
            mappings,
            PartnerProfiles.load(routes),
            Contracts.load(mappings),
            Mappings.load(mappings),
            ReferenceTables.load(mappings));
    Report report = new Report();
    Everybody everybody = folders.everybody();
    Scripts scripts = new Scripts(mappings, folders.tables());
    MappingFolder files = MappingFolder.of(mappings);

    Routes read = Routes.read(routes, report);
    RouteChecks.check(read, around, report);
    Readers readers = Readers.of(read);
    QueueChecks.check(readers, everybody, report);

    folders.profiles().problems().forEach(problem -> report.add(finding(problem)));
    ProfileChecks profiles = new ProfileChecks(folders, everybody, scripts, report);
    profiles.agreements();
    profiles.files(readers, read);

    MappingChecks mapping = new MappingChecks(folders, scripts, report);
    folders.contracts().problems().forEach(mapping::add);
    mapping.check(files);
    new SampleChecks(folders, report).check(files);
    new UnusedFiles(folders, everybody, scripts, report).check(files);
    secrets(folders, files, report);
    return report.sorted();
  }

  static Finding finding(ProfileProblem problem) {
    return new Finding(
        problem.file(),
        problem.line(),
        problem.column(),
        problem.code(),
        Finding.Severity.ERROR,
        problem.message());
  }

  private static void secrets(Folders folders, MappingFolder mappings, Report report) {
    Secrets secrets = new Secrets(report);
    try (Stream<Path> files = Files.walk(folders.routes())) {
      files.filter(Files::isRegularFile).sorted().forEach(file -> secrets.check(file, true));
    } catch (IOException e) {
      throw new UncheckedIOException("The folder cannot be read: " + folders.routes(), e);
    }
    mappings
        .files()
        .forEach(
            file -> secrets.check(folders.mappings().resolve(file), !MappingFolder.isSample(file)));
  }
}
