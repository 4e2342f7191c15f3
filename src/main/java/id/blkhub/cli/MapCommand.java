package id.blkhub.cli;

import id.blkhub.cli.CommandOptions.Misuse;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Violation;
import id.blkhub.rehearsal.Pretty;
import id.blkhub.rehearsal.Workspace;
import id.blkhub.translation.DryRun.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code map <partner>/<in|out>/<kind> [file]}: one document through contracts and mapping, by the
 * steps the hub takes; {@code map canonical/<kind> [file]}: what the hub takes from a canonical one
 * for itself. The result goes to standard output, all else to standard error.
 */
public final class MapCommand {
  private static final int GOOD = 0;
  private static final int FINDINGS = 1;
  private static final int MISUSE = 2;

  private static final String USAGE =
      "usage: java -jar blk-exchange-hub.jar map <partner>/<in|out>/<kind>|canonical/<kind>"
          + " [file|-] [--trace] [--routes <folder>] [--mappings <folder>]";

  private MapCommand() {}

  /** As it is called in a shell; gives the exit code. */
  public static int run(String[] arguments) throws IOException {
    QuietLogs.begin();
    return run(
        arguments,
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8));
  }

  /**
   * @return the exit code: 0 with the mapped document on {@code out}; 1 with the problems on {@code
   *     err}; 2 where the command was called wrongly
   */
  static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    try {
      CommandOptions options =
          CommandOptions.of(arguments, Set.of("routes", "mappings"), Set.of("trace"));
      return run(options, in, out, err);
    } catch (Misuse e) {
      err.println(e.getMessage());
      err.println(USAGE);
      return MISUSE;
    }
  }

  private static int run(CommandOptions options, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    if (options.words().isEmpty() || options.words().size() > 2) {
      throw new Misuse("name one mapping and at most one file");
    }
    Workspace workspace =
        Workspace.load(
            options.folder("routes"), options.folder("mappings"), Clock.systemDefaultZone());
    String name = options.words().get(0);
    List<String> names = workspace.names();
    if (!names.contains(name)) {
      workspace.problems().forEach(err::println);
      throw new Misuse(
          "there is no mapping %s%s. There are:%n  %s"
              .formatted(name, Suggestion.of(name, names).en(), String.join("\n  ", names)));
    }
    List<Stage> stages = stages(workspace, name, body(options, in));
    if (options.has("trace")) {
      stages.forEach(stage -> trace(stage, err));
    }
    Stage last = stages.get(stages.size() - 1);
    if (last.failed()) {
      last.problems().forEach(problem -> print(problem, err));
      last.place().ifPresent(jsltPlace -> err.println("  " + workspace.quoted(jsltPlace)));
      workspace.problems().forEach(err::println);
      return FINDINGS;
    }
    out.println(Pretty.json(last.document()));
    return GOOD;
  }

  private static List<Stage> stages(Workspace workspace, String name, byte[] body) {
    Optional<String> kind = FormPath.canonical(Path.of(name));
    if (kind.isPresent()) {
      return workspace.dryRun().read(kind.get(), body);
    }
    FormPath form = FormPath.of(name).orElseThrow();
    return form.incoming() ? workspace.dryRun().in(form, body) : workspace.dryRun().out(form, body);
  }

  private static byte[] body(CommandOptions options, InputStream in) throws IOException {
    String file = options.words().size() < 2 ? "-" : options.words().get(1);
    if (file.equals("-")) {
      return in.readAllBytes();
    }
    if (!Files.isRegularFile(Path.of(file))) {
      throw new Misuse("there is no file " + file);
    }
    return Files.readAllBytes(Path.of(file));
  }

  private static void trace(Stage stage, PrintStream err) {
    err.println("--- " + stage.name().name().toLowerCase(Locale.ROOT));
    if (stage.document() != null) {
      err.println(Pretty.json(stage.document()));
    }
  }

  private static void print(Violation problem, PrintStream err) {
    err.println((problem.code() + ' ' + problem.path()).strip());
    err.println("  " + problem.message().id());
    err.println("  " + problem.message().en());
  }
}
