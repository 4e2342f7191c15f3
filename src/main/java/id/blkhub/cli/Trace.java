package id.blkhub.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Writes stack traces when {@code HUB_TRACE=true}, for people who report a fault of the hub. */
final class Trace {
  private Trace() {}

  static boolean wanted() {
    return Boolean.parseBoolean(System.getenv("HUB_TRACE"));
  }

  static void write(Throwable failure, PrintStream err) {
    if (wanted()) {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      err.print(text);
    }
  }
}
