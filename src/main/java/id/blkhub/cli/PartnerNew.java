package id.blkhub.cli;

import id.blkhub.message.Text;
import id.blkhub.newpartner.NewPartner;
import id.blkhub.newpartner.NewPartner.WrittenFiles;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code partner new <id>}: writes the first files of a partner, ready for lint and test. */
@Command(name = "new")
final class PartnerNew implements Callable<Integer> {
  private final Shell shell;
  private final Questions questions;

  @Mixin private FolderOptions folderOptions = new FolderOptions();

  @Parameters(paramLabel = "<id>", descriptionKey = "id")
  private String id = "";

  @Option(names = "--name-id", paramLabel = "<name>")
  private @Nullable String nameId;

  @Option(names = "--name-en", paramLabel = "<name>")
  private @Nullable String nameEn;

  @Mixin private DraftArguments arguments = new DraftArguments();

  PartnerNew(Shell shell) {
    this.shell = shell;
    this.questions = new Questions(shell);
  }

  /** 0 where lint and test will pass, 1 where something is left to write. */
  @Override
  public Integer call() throws IOException {
    NewPartner newPartner = new NewPartner(folderOptions.routes(), folderOptions.mappings());
    newPartner.checkId(id);
    Text name =
        new Text(
            questions.needed(
                "name-id", nameId, "Namanya dalam bahasa Indonesia", "its name in Indonesian"),
            questions.needed(
                "name-en", nameEn, "Namanya dalam bahasa Inggris", "its name in English"));
    WrittenFiles written = newPartner.write(arguments.read(newPartner, id, name, questions));
    DraftReport.print(written, shell.out());
    boolean complete = written.findings().isEmpty();
    next(complete).forEach(shell.out()::println);
    written.drops().forEach(shell.out()::println);
    return complete ? ExitCodes.GOOD : ExitCodes.FINDINGS;
  }

  private List<String> next(boolean complete) {
    String hash = "$(printf %s \"$SECRET\" | sha256sum | cut -d' ' -f1)";
    // the name of a variable has no hyphen
    String account =
        id.contains("-")
            ? "--hub.accounts." + id + "=\"" + hash + "\" as an argument of the start"
            : "export HUB_ACCOUNTS_" + id.toUpperCase(Locale.ROOT) + "=" + hash;
    return List.of(
        "",
        complete ? "Next:" : "Next, once this is in the files:",
        "  java -jar blk-exchange-hub.jar lint",
        "  java -jar blk-exchange-hub.jar test " + id,
        "  SECRET=$(openssl rand -hex 32)   # for the partner",
        "  " + account,
        "  java -jar blk-exchange-hub.jar   # read at the start; in stage test it works with tests"
            + " only");
  }
}
