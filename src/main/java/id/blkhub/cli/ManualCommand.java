package id.blkhub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code manual}: prints the manual page in the form {@code man} reads. */
@Command(name = "manual")
final class ManualCommand implements Callable<Integer> {
  private final Shell shell;

  ManualCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().print(new ManualPage(HubCommandLine.of(shell)).text());
    return ExitCodes.GOOD;
  }
}
