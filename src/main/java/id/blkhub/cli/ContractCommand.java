package id.blkhub.cli;

import id.blkhub.contract.Contracts;
import id.blkhub.files.FileTree;
import id.blkhub.mapping.FileProblem;
import id.blkhub.message.HubAddress;
import id.blkhub.pack.PartnerPack;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code contract}: what a partner builds its side from. Both subcommands read the files of routes/
 * and mappings/ and need no running hub.
 */
@Command(name = "contract")
final class ContractCommand {
  private final Shell shell;

  ContractCommand(Shell shell) {
    this.shell = shell;
  }

  /**
   * Writes the partner pack, as a folder, or as one file where the name ends in {@code .zip}.
   *
   * @return 0 with what was written on standard output, 1 where the partner's files do not allow it
   */
  @Command(name = "export")
  int export(
      @Parameters(paramLabel = "<partner>", descriptionKey = "partner") String partner,
      @Option(names = "--to", required = true, paramLabel = "<folder or file.zip>") Path to,
      @Option(names = "--hub-url", paramLabel = "<https://…>", descriptionKey = "hubUrl")
          @Nullable String hubUrl,
      @Mixin FolderOptions folderOptions)
      throws IOException {
    HubAddress hub = address(hubUrl);
    PartnerProfiles profiles = PartnerProfiles.load(folderOptions.routes());
    PartnerProfile profile = profiles.profiles().get(partner);
    if (profile == null) {
      return noProfile(partner, profiles, folderOptions.routes());
    }
    Contracts contracts = Contracts.load(folderOptions.mappings());
    return tellBroken(partner, contracts)
        ? ExitCodes.FINDINGS
        : write(
            PartnerPack.of(
                folderOptions.routes(), folderOptions.mappings(), contracts, profile, hub),
            to);
  }

  /**
   * Freezes the working files of a partner as its next version.
   *
   * @return 0 with the version on standard output, 1 where nothing was released
   */
  @Command(name = "release")
  int release(
      @Parameters(paramLabel = "<partner>", descriptionKey = "partner") String partner,
      @Mixin FolderOptions folderOptions)
      throws IOException {
    PartnerProfiles profiles = PartnerProfiles.load(folderOptions.routes());
    if (profiles.profiles().get(partner) == null) {
      return noProfile(partner, profiles, folderOptions.routes());
    }
    Contracts contracts = Contracts.load(folderOptions.mappings());
    return tellBroken(partner, contracts)
        ? ExitCodes.FINDINGS
        : new ContractRelease(folderOptions, shell).release(partner, contracts);
  }

  private static HubAddress address(@Nullable String given) {
    try {
      return HubAddress.valueOf(given);
    } catch (IllegalArgumentException e) {
      throw new Misuse(CommandProblem.NO_ADDRESS, "--hub-url");
    }
  }

  /** Says why the partner has no profile: its file is wrong, or there is none. */
  private int noProfile(String partner, PartnerProfiles profiles, Path routes) {
    profiles.problems().stream()
        .filter(problem -> problem.file().startsWith(routes.resolve(partner)))
        .forEach(shell.err()::println);
    if (profiles.unsound().contains(partner)) {
      return ExitCodes.FINDINGS;
    }
    shell
        .err()
        .println(
            CommandProblem.NO_PARTNER.said(
                partner, routes, String.join(", ", profiles.profiles().keySet())));
    return ExitCodes.MISUSE;
  }

  private boolean tellBroken(String partner, Contracts contracts) {
    List<FileProblem> broken =
        contracts.problems().stream()
            .filter(problem -> problem.file().startsWith(partner))
            .toList();
    broken.forEach(shell.err()::println);
    return !broken.isEmpty();
  }

  private int write(PartnerPack pack, Path to) throws IOException {
    try {
      if (to.toString().endsWith(".zip")) {
        Files.write(to, pack.zip(), StandardOpenOption.CREATE_NEW);
      } else {
        pack.writeTo(to);
      }
    } catch (FileAlreadyExistsException e) {
      shell.err().println(CommandProblem.NOT_EMPTY.said(to));
      return ExitCodes.MISUSE;
    } catch (IOException e) {
      shell.err().println(CommandProblem.CANNOT_WRITE.said(to, FileTree.why(e)));
      return ExitCodes.MISUSE;
    }
    shell
        .out()
        .println(
            to + ": " + pack.files().size() + " berkas / files, versi / version " + pack.version());
    return ExitCodes.GOOD;
  }
}
