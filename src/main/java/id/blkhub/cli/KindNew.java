package id.blkhub.cli;

import id.blkhub.files.FileTree;
import id.blkhub.newpartner.NewKind;
import id.blkhub.newpartner.NewKind.KindOptions;
import id.blkhub.newpartner.NewKind.WrittenKind;
import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import id.blkhub.newpartner.SampleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kind new <kind>}: writes the canonical form of a kind of messages, with a case of it. */
@Command(name = "new")
final class KindNew implements Callable<Integer> {
  private final Shell shell;
  private final Questions questions;

  @Mixin private FolderOptions folderOptions = new FolderOptions();

  @Parameters(paramLabel = "<kind>", descriptionKey = "kind")
  private String kind = "";

  @Option(names = "--sample", paramLabel = "<file>")
  private @Nullable String sample;

  @Option(names = "--key", paramLabel = "/<field>,…")
  private @Nullable String key;

  @Option(names = "--version", paramLabel = "/<field>")
  private @Nullable String version;

  @Option(names = "--title", paramLabel = "<title>")
  private @Nullable String title;

  KindNew(Shell shell) {
    this.shell = shell;
    this.questions = new Questions(shell);
  }

  /** 1 until a partner sends or receives the kind: lint says so. */
  @Override
  public Integer call() throws IOException {
    NewKind newKind = new NewKind(folderOptions.mappings());
    newKind.check(kind);
    String file =
        questions.needed(
            "sample", sample, "Contoh dalam kata-kata hub", "a sample in the hub's own words");
    String fields =
        questions.needed(
            "key",
            key,
            "Bidang yang bersama-sama menamai halnya",
            "the fields that together name the thing");
    WrittenKind written =
        newKind.write(
            new KindOptions(kind, title, samples(Path.of(file)), Questions.list(fields), version));
    DraftReport.print(written, shell.out());
    return written.findings().isEmpty() ? ExitCodes.GOOD : ExitCodes.FINDINGS;
  }

  private static List<Sample> samples(Path file) {
    try {
      return SampleFiles.read(file, null);
    } catch (IOException e) {
      throw new Misuse(CommandProblem.CANNOT_READ, file, FileTree.why(e));
    }
  }
}
