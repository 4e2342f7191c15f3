package id.blkhub.cli;

import id.blkhub.cli.CommandOptions.Misuse;
import id.blkhub.contract.Contracts;
import id.blkhub.files.FileTree;
import id.blkhub.mapping.FileProblem;
import id.blkhub.pack.PartnerPack;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * {@code contract export <partner> --to <folder>}: writes the partner pack, as a folder, or as one
 * file where the name ends in {@code .zip}. {@code contract release <partner>}: freezes its working
 * files as the next version. Both need the files of routes/ and mappings/ and no running hub.
 */
public final class ContractCommand {
  private static final int GOOD = 0;
  private static final int FINDINGS = 1;
  private static final int MISUSE = 2;
  private static final String USAGE =
      "usage: java -jar blk-exchange-hub.jar contract export <partner> --to <folder or file.zip>"
          + " [--routes <folder>] [--mappings <folder>]%n"
          + "       java -jar blk-exchange-hub.jar contract release <partner>"
          + " [--routes <folder>] [--mappings <folder>]";

  private final PrintStream out;
  private final PrintStream err;

  private ContractCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** As it is called in a shell; gives the exit code. */
  public static int run(String[] arguments) throws IOException {
    QuietLogs.begin();
    return run(
        arguments,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8));
  }

  /**
   * @return the exit code: 0 with what was written on {@code out}, 1 where the partner's files do
   *     not allow it, 2 for what was called wrongly
   */
  static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
    try {
      CommandOptions options =
          CommandOptions.of(arguments, Set.of("to", "routes", "mappings"), Set.of());
      return new ContractCommand(out, err).run(options);
    } catch (Misuse e) {
      err.println(e.getMessage());
      err.println(USAGE.formatted());
      return MISUSE;
    }
  }

  private int run(CommandOptions options) throws IOException {
    String verb = options.words().isEmpty() ? "" : options.words().get(0);
    if (options.words().size() != 2 || !List.of("export", "release").contains(verb)) {
      throw new Misuse("name one partner: contract export <partner>, contract release <partner>");
    }
    boolean export = verb.equals("export");
    if (export == options.path("to").isEmpty()) {
      throw new Misuse(export ? "say where: --to <folder>" : "a release goes beside the mappings");
    }
    Path routes = options.folder("routes");
    Path mappings = options.folder("mappings");
    String id = options.words().get(1);
    PartnerProfiles profiles = PartnerProfiles.load(routes);
    PartnerProfile profile = profiles.profiles().get(id);
    if (profile == null) {
      profiles.problems().stream()
          .filter(problem -> problem.file().startsWith(routes.resolve(id)))
          .forEach(err::println);
      if (profiles.unsound().contains(id)) {
        return FINDINGS;
      }
      err.println(
          "Tidak ada mitra / there is no partner "
              + id
              + " in "
              + routes
              + "; "
              + String.join(", ", profiles.profiles().keySet()));
      return MISUSE;
    }
    Contracts contracts = Contracts.load(mappings);
    List<FileProblem> broken =
        contracts.problems().stream().filter(problem -> problem.file().startsWith(id)).toList();
    if (!broken.isEmpty()) {
      broken.forEach(err::println);
      return FINDINGS;
    }
    return export
        ? write(
            PartnerPack.of(routes, mappings, contracts, profile), options.path("to").orElseThrow())
        : new ContractRelease(routes, mappings, out, err).release(id, contracts);
  }

  private int write(PartnerPack pack, Path to) throws IOException {
    try {
      if (to.toString().endsWith(".zip")) {
        Files.write(to, pack.zip(), StandardOpenOption.CREATE_NEW);
      } else {
        pack.writeTo(to);
      }
    } catch (FileAlreadyExistsException e) {
      err.println(
          StartRule.NO_COMMAND.code()
              + " Sudah ada isinya, tidak ditimpa / not empty, nothing overwritten: "
              + to);
      return MISUSE;
    } catch (IOException e) {
      err.println(
          StartRule.FILE_TROUBLE.code()
              + " Tidak dapat ditulis / cannot be written: "
              + to
              + " ("
              + FileTree.why(e).en()
              + ")");
      return MISUSE;
    }
    out.println(
        to + ": " + pack.files().size() + " berkas / files, versi / version " + pack.version());
    return GOOD;
  }
}
