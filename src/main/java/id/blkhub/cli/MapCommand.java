package id.blkhub.cli;

import id.blkhub.mapping.FormPath;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Violation;
import id.blkhub.rehearsal.Pretty;
import id.blkhub.rehearsal.Workspace;
import id.blkhub.translation.DryRun.DryRunStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code map <partner>/<in|out>/<kind> [file]}: one document through contracts and mapping, by the
 * steps the hub takes; {@code map canonical/<kind> [file]}: what the hub takes from a canonical one
 * for itself. The result goes to standard output, all else to standard error.
 */
@Command(name = "map")
final class MapCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Shell shell;

  @Mixin private FolderOptions folderOptions = new FolderOptions();

  @Parameters(index = "0", paramLabel = "<mapping>", descriptionKey = "mapping")
  private String name = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "<file>", descriptionKey = "document")
  private String file = STANDARD_INPUT;

  @Option(names = "--trace")
  private boolean traced;

  MapCommand(Shell shell) {
    this.shell = shell;
  }

  /** 0 with the mapped document on standard output, 1 with the problems on standard error. */
  @Override
  public Integer call() throws IOException {
    Workspace workspace =
        Workspace.load(folderOptions.routes(), folderOptions.mappings(), Clock.systemDefaultZone());
    List<String> names = workspace.names();
    if (!names.contains(name)) {
      workspace.problems().forEach(shell.err()::println);
      throw Misuse.among(names, CommandProblem.NO_MAPPING, name, Suggestion.of(name, names));
    }
    List<DryRunStage> stages = stages(workspace, body());
    if (traced) {
      stages.forEach(this::trace);
    }
    DryRunStage last = stages.get(stages.size() - 1);
    if (last.failed()) {
      last.problems().forEach(this::print);
      last.place().ifPresent(place -> shell.err().println("  " + workspace.quoted(place)));
      workspace.problems().forEach(shell.err()::println);
      return ExitCodes.FINDINGS;
    }
    shell.out().println(Pretty.json(last.document()));
    return ExitCodes.GOOD;
  }

  private List<DryRunStage> stages(Workspace workspace, byte[] body) {
    Optional<String> kind = FormPath.canonical(Path.of(name));
    if (kind.isPresent()) {
      return workspace.dryRun().read(kind.get(), body);
    }
    FormPath form = FormPath.of(name).orElseThrow();
    return form.incoming() ? workspace.dryRun().in(form, body) : workspace.dryRun().out(form, body);
  }

  private byte[] body() throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return shell.in().readAllBytes();
    }
    if (!Files.isRegularFile(Path.of(file))) {
      throw new Misuse(CommandProblem.NO_FILE, file);
    }
    return Files.readAllBytes(Path.of(file));
  }

  private void trace(DryRunStage dryRunStage) {
    shell.err().println("--- " + dryRunStage.name().name().toLowerCase(Locale.ROOT));
    if (!dryRunStage.document().isMissingNode()) {
      shell.err().println(Pretty.json(dryRunStage.document()));
    }
  }

  private void print(Violation problem) {
    shell.err().println((problem.code() + ' ' + problem.path()).strip());
    shell.err().println("  " + problem.message().id());
    shell.err().println("  " + problem.message().en());
  }
}
