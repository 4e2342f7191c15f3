package id.blkhub.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces, for whoever reports a fault of the hub: {@code HUB_TRACE=true}. */
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
