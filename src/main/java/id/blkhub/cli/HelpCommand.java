package id.blkhub.cli;

import id.blkhub.message.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code help [command]}: how a command is called. */
@Command(name = "help")
final class HelpCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(arity = "0..*", paramLabel = "<command>", descriptionKey = "command")
  private List<String> words = new ArrayList<>();

  HelpCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    CommandLine explained = HubCommandLine.of(shell);
    for (String word : words) {
      CommandLine next = explained.getSubcommands().get(word);
      if (next == null) {
        String known = String.join(", ", explained.getSubcommands().keySet());
        shell
            .err()
            .println(
                CommandProblem.NO_COMMAND.said(
                    word, Suggestion.of(word, explained.getSubcommands().keySet()), known));
        return ExitCodes.MISUSE;
      }
      explained = next;
    }
    shell.out().print(explained.getUsageMessage());
    return ExitCodes.GOOD;
  }
}
