package id.blkhub.newpartner;

import id.blkhub.contract.Contracts;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.rehearsal.Workspace;
import id.blkhub.translation.DryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A folder in which a draft is tried before it is put where others see it. */
final class DraftWorkspace implements AutoCloseable {
  private final Path folder;
  private final Path routes;
  private final Path mappings;

  /**
   * @param shared the mappings folder whose canonical forms and tables the draft uses
   * @param files by path, {@code routes/…} and {@code mappings/…}
   */
  DraftWorkspace(Path shared, Map<String, String> files) throws IOException {
    this.folder = Files.createTempDirectory("new-partner");
    this.routes = Files.createDirectory(folder.resolve("routes"));
    this.mappings = Files.createDirectory(folder.resolve("mappings"));
    for (String name : new String[] {"canonical", "reference"}) {
      copy(shared.resolve(name), mappings.resolve(name));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  PartnerProfiles profiles() {
    return PartnerProfiles.load(routes);
  }

  /**
   * @throws DraftRefused where the hub cannot use a drafted contract: the contract of a deeply
   *     nested sample may be nested deeper than the hub reads
   */
  void checkContracts(String partner) {
    Contracts.load(mappings).problems().stream()
        .filter(problem -> problem.file().startsWith(partner))
        .findFirst()
        .ifPresent(
            problem -> {
              throw new DraftRefused(DraftProblem.NO_CONTRACT, problem);
            });
  }

  /** The hub's own steps, with the draft's files. */
  DryRun dryRun() {
    return Workspace.load(routes, mappings, Clock.systemDefaultZone()).dryRun();
  }

  @Override
  public void close() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
  }
}
