package id.blkhub.cli;

import id.blkhub.message.Suggestion;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine;

/** Decides whether the arguments ask for a command or start the hub, and runs the command. */
public final class Commands {
  /** Understood by Spring itself, beside names with a dot, which are settings. */
  private static final Set<String> PLAIN_OPTIONS = Set.of("debug", "trace");

  private static final Set<String> HELP = Set.of("--help", "-h");

  /** They use parts of the hub, which would write to the log. */
  private static final Set<String> WITH_PARTS_OF_THE_HUB =
      Set.of("lint", "test", "map", "partner", "kind", "contract");

  private Commands() {}

  /**
   * Runs the command the arguments ask for.
   *
   * @return its exit code: 0 good, 1 findings or a fault of the hub, 2 misuse; empty where the hub
   *     is to start
   */
  public static OptionalInt run(String[] arguments) {
    if (Arrays.stream(arguments).allMatch(Commands::isSetting)) {
      // a start of the hub loads none of the classes of the commands
      return OptionalInt.empty();
    }
    prepare(arguments[0]);
    return OptionalInt.of(run(arguments, Shell.ofProcess()));
  }

  /** What holds for the rest of the process, which ends with its command. */
  private static void prepare(String command) {
    if (command.equals("lint")) {
      QuickCompilation.prefer();
    }
    if (WITH_PARTS_OF_THE_HUB.contains(command)) {
      QuietLogs.begin();
    }
  }

  /**
   * @return the exit code
   */
  static int run(String[] arguments, Shell shell) {
    CommandLine hub = HubCommandLine.of(shell);
    Set<String> commands = hub.getSubcommands().keySet();
    CommandLine command = hub.getSubcommands().get(arguments[0]);
    if (command != null) {
      return hub.execute(verbFirst(command, arguments));
    }
    Optional<String> word =
        Arrays.stream(arguments).filter(argument -> !isSetting(argument)).findFirst();
    if (word.filter(HELP::contains).isPresent()) {
      shell.out().print(hub.getUsageMessage());
      return ExitCodes.GOOD;
    }
    String written = word.orElse(arguments[0]);
    shell
        .err()
        .println(
            CommandProblem.NO_COMMAND.said(
                written, Suggestion.of(written, commands), String.join(", ", commands)));
    return ExitCodes.MISUSE;
  }

  private static boolean isSetting(String argument) {
    if (!argument.startsWith("--")) {
      return false;
    }
    String name = argument.substring(2).split("=", 2)[0];
    return name.contains(".") || PLAIN_OPTIONS.contains(name);
  }

  /** Options may stand before a subcommand too: {@code contract --to pack export blk}. */
  private static String[] verbFirst(CommandLine command, String[] arguments) {
    int verb = 1;
    while (verb < arguments.length && arguments[verb].startsWith("--")) {
      // each of these options takes a value
      verb += arguments[verb].contains("=") ? 1 : 2;
    }
    if (verb < 2
        || verb >= arguments.length
        || !command.getSubcommands().containsKey(arguments[verb])) {
      return arguments;
    }
    String[] ordered = arguments.clone();
    System.arraycopy(arguments, 1, ordered, 2, verb - 1);
    ordered[1] = arguments[verb];
    return ordered;
  }
}
