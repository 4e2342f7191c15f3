package id.blkhub.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * {@code operator hash}: reads a password from standard input, so that it gets into no history and
 * no list of processes, and prints its hash for {@code hub.operators.<name>}.
 */
public final class OperatorCommand {
  private static final int GOOD = 0;
  private static final int MISUSE = 2;
  private static final int SHORTEST = 12;

  /** bcrypt takes no notice of what follows. */
  private static final int LONGEST_BYTES = 72;

  private static final int COST = 12;

  private OperatorCommand() {}

  /** As it is called in a shell; gives the exit code. */
  public static int run(String[] arguments) throws IOException {
    return run(arguments, System.in, System.out, System.err);
  }

  /**
   * @return the exit code: 0 with the hash on {@code out}, 2 with a sentence on {@code err}
   */
  static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    if (arguments.length != 2 || !arguments[1].equals("hash")) {
      err.println("usage: java -jar blk-exchange-hub.jar operator hash < file-with-the-password");
      return MISUSE;
    }
    String password =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    if (password == null
        || password.length() < SHORTEST
        || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      err.println(
          "Kata sandi: satu baris, "
              + SHORTEST
              + " sampai "
              + LONGEST_BYTES
              + " bita / the password: one line, "
              + SHORTEST
              + " to "
              + LONGEST_BYTES
              + " bytes.");
      return MISUSE;
    }
    out.println(new BCryptPasswordEncoder(COST).encode(password));
    return GOOD;
  }
}
