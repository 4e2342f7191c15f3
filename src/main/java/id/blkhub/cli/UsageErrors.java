package id.blkhub.cli;

import id.blkhub.message.Suggestion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in both languages what is wrong with the words behind a command, and how it is called. */
final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println(sentence(failure, command));
    printUsage(command);
    return ExitCodes.MISUSE;
  }

  /** How the command is called, behind a sentence that says what was wrong. */
  static void printUsage(CommandLine command) {
    HubCommandLine.usage(command).forEach(line -> command.getErr().println("usage: " + line));
  }

  private static String sentence(ParameterException failure, CommandLine command) {
    List<String> unmatched =
        failure instanceof UnmatchedArgumentException unknown
            ? unknown.getUnmatched()
            : command.getUnmatchedArguments();
    if (!unmatched.isEmpty()) {
      return unmatched(unmatched.get(0), command);
    }
    if (failure instanceof MissingParameterException missing) {
      return CommandProblem.MISSING.said(missing(missing.getMissing()));
    }
    Set<String> subcommands = command.getSubcommands().keySet();
    ArgSpec argument = failure.getArgSpec();
    if (argument == null && !subcommands.isEmpty()) {
      return CommandProblem.SUBCOMMAND_MISSING.said(String.join(", ", subcommands));
    }
    return CommandProblem.VALUE.said(
        argument == null ? String.valueOf(failure.getMessage()) : label(argument));
  }

  private static String unmatched(String argument, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    Set<String> subcommands = command.getSubcommands().keySet();
    if (argument.startsWith("-") && !subcommands.isEmpty()) {
      return CommandProblem.SUBCOMMAND_MISSING.said(String.join(", ", subcommands));
    }
    if (argument.startsWith("-")) {
      String option = argument.split("=", 2)[0];
      List<String> known =
          spec.optionsMap().keySet().stream().map(UsageErrors::withoutHyphens).toList();
      return CommandProblem.NO_OPTION.said(option, Suggestion.of(withoutHyphens(option), known));
    }
    return subcommands.isEmpty()
        ? CommandProblem.WORD_TOO_MANY.said(argument)
        : CommandProblem.NO_SUBCOMMAND.said(
            spec.name(),
            argument,
            Suggestion.of(argument, subcommands),
            String.join(", ", subcommands));
  }

  private static String withoutHyphens(String option) {
    return option.replaceFirst("^-+", "");
  }

  private static String missing(List<ArgSpec> arguments) {
    return arguments.stream().map(UsageErrors::label).collect(Collectors.joining(", "));
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + ' ' + option.paramLabel()
        : argument.paramLabel();
  }
}
