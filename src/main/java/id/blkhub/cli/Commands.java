package id.blkhub.cli;

import id.blkhub.message.Suggestion;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The commands there are. Whatever goes wrong in one is a sentence with a code, never a trace. */
public final class Commands {
  private static final int GOOD = 0;
  private static final int FAULT = 1;
  private static final int MISUSE = 2;

  /** Understood by Spring itself, beside names with a dot, which are settings. */
  private static final java.util.Set<String> PLAIN_OPTIONS = java.util.Set.of("debug", "trace");

  private static final Map<String, Command> ALL = all();

  /** Gives the exit code. */
  @FunctionalInterface
  private interface Command {
    int run(String[] arguments) throws IOException;
  }

  private Commands() {}

  private static Map<String, Command> all() {
    Map<String, Command> all = new LinkedHashMap<>();
    all.put("lint", LintCommand::run);
    all.put("test", TestCommand::run);
    all.put("map", MapCommand::run);
    all.put("partner", PartnerCommand::run);
    all.put("contract", ContractCommand::run);
    all.put("operator", OperatorCommand::run);
    return all;
  }

  /**
   * Runs the command the arguments ask for.
   *
   * @return its exit code: 0 good, 1 findings or a fault of the hub, 2 misuse; empty where the hub
   *     is to start
   */
  public static OptionalInt run(String[] arguments) {
    return run(arguments, new PrintStream(System.err, true, StandardCharsets.UTF_8));
  }

  static OptionalInt run(String[] arguments, PrintStream err) {
    if (arguments.length == 0) {
      return OptionalInt.empty();
    }
    Command command = ALL.get(arguments[0]);
    if (command != null) {
      return OptionalInt.of(run(command, arguments, err));
    }
    for (String argument : arguments) {
      if (!isSetting(argument)) {
        err.println(unknown(argument));
        return OptionalInt.of(isHelp(argument) ? GOOD : MISUSE);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean isSetting(String argument) {
    if (!argument.startsWith("--")) {
      return false;
    }
    String name = argument.substring(2).split("=", 2)[0];
    return name.contains(".") || PLAIN_OPTIONS.contains(name);
  }

  private static boolean isHelp(String argument) {
    return argument.equals("help") || argument.equals("--help") || argument.equals("-h");
  }

  private static String unknown(String argument) {
    return isHelp(argument)
        ? "java -jar blk-exchange-hub.jar [" + String.join("|", ALL.keySet()) + "] …"
        : StartRule.NO_COMMAND.said(
            argument, Suggestion.of(argument, ALL.keySet()), String.join(", ", ALL.keySet()));
  }

  private static int run(Command command, String[] arguments, PrintStream err) {
    try {
      return command.run(arguments);
    } catch (UncheckedIOException e) {
      return failed(e.getCause(), err);
    } catch (IOException | RuntimeException e) {
      return failed(e, err);
    }
  }

  private static int failed(Exception failure, PrintStream err) {
    CommandFailure commandFailure = CommandFailure.of(failure);
    err.println(commandFailure.sentence());
    Trace.write(failure, err);
    return commandFailure.mendable() ? MISUSE : FAULT;
  }
}
