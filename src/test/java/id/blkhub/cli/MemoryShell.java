package id.blkhub.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** Shells whose input and output are in memory. */
final class MemoryShell {
  private MemoryShell() {}

  /** For those who look at nothing it says. */
  static Shell silent() {
    return of(
        InputStream.nullInputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream());
  }

  static Shell of(InputStream in, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Shell(in, print(out), print(err), MockEnvironment::new, null);
  }

  static Shell of(Environment settings, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Shell(InputStream.nullInputStream(), print(out), print(err), () -> settings, null);
  }

  static Shell asking(
      UnaryOperator<String> terminal, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Shell(
        InputStream.nullInputStream(), print(out), print(err), MockEnvironment::new, terminal);
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
