package id.blkhub.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Switches the optimising compiler off for a command that ends within seconds. On two processors
 * the compiler takes more time from the command than its code saves. A jar cannot carry the option
 * {@code -XX:TieredStopAtLevel=1}, so the virtual machine is told while it runs.
 */
final class QuickCompilation {
  private static final String DIRECTIVE = "[{match: \"*.*\", c2: {Exclude: true}}]";

  private QuickCompilation() {}

  /** Returns at once. A virtual machine that cannot be told so works as before. */
  static void prefer() {
    Thread beside = new Thread(QuickCompilation::tell, "quick-compilation");
    beside.setDaemon(true);
    beside.start();
  }

  private static void tell() {
    try {
      Path file = Files.createTempFile("compilation", ".json");
      try {
        Files.writeString(file, DIRECTIVE);
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "compilerDirectivesAdd",
                new Object[] {new String[] {file.toString()}},
                new String[] {String[].class.getName()});
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException | JMException | RuntimeException e) {
      // slower, and right all the same
    }
  }
}
