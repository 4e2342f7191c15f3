package id.blkhub.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import picocli.CommandLine.Command;

/** What is needed for people who log in to the console. */
@Command(name = "operator")
final class OperatorCommand {
  private static final int SHORTEST = 12;

  /** bcrypt ignores what follows. */
  private static final int LONGEST_BYTES = 72;

  private static final int COST = 12;

  private final Shell shell;

  OperatorCommand(Shell shell) {
    this.shell = shell;
  }

  /**
   * Reads a password from standard input, so that it gets into no history and no list of processes,
   * and prints its hash for {@code hub.operators.<name>}.
   */
  @Command(name = "hash")
  int hash() throws IOException {
    String password =
        new BufferedReader(new InputStreamReader(shell.in(), StandardCharsets.UTF_8)).readLine();
    if (password == null
        || password.length() < SHORTEST
        || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      shell.err().println(CommandProblem.PASSWORD.said(SHORTEST, LONGEST_BYTES));
      return ExitCodes.MISUSE;
    }
    shell.out().println(new BCryptPasswordEncoder(COST).encode(password));
    return ExitCodes.GOOD;
  }
}
