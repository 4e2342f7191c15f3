package id.blkhub.cli;

import id.blkhub.partner.ProfileSchema;
import id.blkhub.rehearsal.Pretty;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code partner schema}: prints the JSON Schema of a partner's profile, for editors. */
@Command(name = "schema")
final class PartnerSchema implements Callable<Integer> {
  private final Shell shell;

  /** Not needed here; taken because {@code partner new} takes them. */
  @Mixin private FolderOptions folderOptions = new FolderOptions();

  PartnerSchema(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().println(Pretty.json(ProfileSchema.whole()));
    return ExitCodes.GOOD;
  }
}
