package id.blkhub.support;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** What this process writes to its two outputs while something runs, its log among it. */
public record Printed<T>(T result, String text) {
  private static final Object ONE_AT_A_TIME = new Object();

  public static <T> Printed<T> of(Callable<T> work) throws Exception {
    synchronized (ONE_AT_A_TIME) {
      PrintStream out = System.out;
      PrintStream err = System.err;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
      System.setOut(both);
      System.setErr(both);
      try {
        T result = work.call();
        return new Printed<>(result, bytes.toString(StandardCharsets.UTF_8));
      } finally {
        System.setOut(out);
        System.setErr(err);
      }
    }
  }
}
