package id.blkhub.cli;

import id.blkhub.contract.Contracts;
import id.blkhub.contract.Freeze;
import id.blkhub.lint.Finding;
import id.blkhub.lint.Lint;
import id.blkhub.lint.LintContext;
import id.blkhub.mapping.FormPath;
import id.blkhub.rehearsal.Rehearsal;
import id.blkhub.rehearsal.Trial;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** Freezes the working files of a partner as its next version, where nothing is wrong with them. */
final class ContractRelease {
  private final Path routes;
  private final Path mappings;
  private final PrintStream out;
  private final PrintStream err;

  ContractRelease(FolderOptions folderOptions, Shell shell) {
    this.routes = folderOptions.routes();
    this.mappings = folderOptions.mappings();
    this.out = shell.out();
    this.err = shell.err();
  }

  /**
   * @return the exit code: 0 with the new version on {@code out}, 1 where nothing was released
   */
  int release(String partner, Contracts contracts) throws IOException {
    Freeze freeze = new Freeze(mappings, contracts);
    Path half = mappings.resolve(partner).resolve(FormPath.RELEASED).resolve(".new");
    // what a run that was interrupted left behind
    FileSystemUtils.deleteRecursively(half);
    int last = freeze.last(partner);
    if (last > 0 && freeze.same(partner, last)) {
      err.println(CommandProblem.NOTHING_CHANGED.said(last));
      return ExitCodes.FINDINGS;
    }
    if (!sound()) {
      err.println(CommandProblem.NOT_SOUND.said());
      return ExitCodes.FINDINGS;
    }
    String folder = FormPath.folder(partner, last + 1);
    Map<Path, byte[]> files = freeze.files(partner, last + 1);
    try {
      for (Map.Entry<Path, byte[]> file : files.entrySet()) {
        Path path = half.resolve(Path.of(folder).relativize(file.getKey()));
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      // whole or not at all; fails where somebody else has just released it
      Files.move(half, mappings.resolve(folder), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FileSystemUtils.deleteRecursively(half);
    }
    out.println(
        mappings.resolve(folder)
            + ": versi / version "
            + (last + 1)
            + ", "
            + files.size()
            + " berkas / files");
    return ExitCodes.GOOD;
  }

  /** Settings differ from machine to machine and are no part of a contract. */
  private boolean sound() {
    List<Finding> findings =
        Lint.check(routes, mappings, new LintContext(LintContext.STEPS, setting -> true));
    findings.forEach(err::println);
    List<Trial> failed =
        findings.isEmpty()
            ? Rehearsal.of(routes, mappings).run(file -> true).stream()
                .filter(trial -> !trial.passed())
                .toList()
            : List.of();
    failed.forEach(
        trial -> {
          err.println("FAIL " + trial.name());
          trial.complaint().forEach(line -> err.println("  " + line));
        });
    return findings.isEmpty() && failed.isEmpty();
  }
}
