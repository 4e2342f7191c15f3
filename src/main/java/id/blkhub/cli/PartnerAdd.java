package id.blkhub.cli;

import id.blkhub.newpartner.NewPartner;
import id.blkhub.newpartner.NewPartner.WrittenFiles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code partner add <partner>}: writes the files of further kinds of a partner that is there. */
@Command(name = "add")
final class PartnerAdd implements Callable<Integer> {
  private final Shell shell;
  private final Questions questions;

  @Mixin private FolderOptions folderOptions = new FolderOptions();
  @Mixin private DraftArguments arguments = new DraftArguments();

  @Parameters(paramLabel = "<partner>", descriptionKey = "partner")
  private String partner = "";

  PartnerAdd(Shell shell) {
    this.shell = shell;
    this.questions = new Questions(shell);
  }

  /** 0 where lint and test will pass, 1 where something is left to write. */
  @Override
  public Integer call() throws IOException {
    NewPartner files = new NewPartner(folderOptions.routes(), folderOptions.mappings());
    WrittenFiles written =
        files.add(arguments.read(files, partner, files.nameOf(partner), questions));
    DraftReport.print(written, shell.out());
    boolean complete = written.findings().isEmpty();
    List.of(
            "",
            complete ? "Next:" : "Next, once this is in the files:",
            "  java -jar blk-exchange-hub.jar lint",
            "  java -jar blk-exchange-hub.jar test " + partner)
        .forEach(shell.out()::println);
    written.drops().forEach(shell.out()::println);
    return complete ? ExitCodes.GOOD : ExitCodes.FINDINGS;
  }
}
