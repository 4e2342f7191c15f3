package id.blkhub.cli;

import id.blkhub.newpartner.DraftRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Whatever goes wrong in a command is a sentence with a code, never a stack trace. */
final class CommandFailures implements IExecutionExceptionHandler {
  private final Shell shell;

  CommandFailures(Shell shell) {
    this.shell = shell;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof Misuse misuse) {
      misuse.lines().forEach(shell.err()::println);
      UsageErrors.printUsage(command);
      return ExitCodes.MISUSE;
    }
    if (failure instanceof DraftRefused refused) {
      shell.err().println(refused.getMessage());
      return ExitCodes.MISUSE;
    }
    IOException cause =
        failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : null;
    return failed(cause == null ? failure : cause);
  }

  private int failed(Exception failure) {
    CommandFailure meaning = CommandFailure.of(failure);
    shell.err().println(meaning.sentence());
    Trace.write(failure, shell.err());
    return meaning.mendable() ? ExitCodes.MISUSE : ExitCodes.FINDINGS;
  }
}
