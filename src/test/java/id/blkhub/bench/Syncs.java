package id.blkhub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the calls by which this process has its data brought to the disk, with strace. */
final class Syncs implements AutoCloseable {
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?m)^\\s*\\S+\\s+\\S+\\s+\\S+\\s+(\\d+)(?:\\s+\\d+)?\\s+(?:fsync|fdatasync)$");

  private final Process strace;
  private final Path log;

  private Syncs(Process strace, Path log) {
    this.strace = strace;
    this.log = log;
  }

  static Syncs watch() throws IOException {
    Path log = Files.createTempFile("syncs", ".txt");
    String self = Long.toString(ProcessHandle.current().pid());
    Process strace =
        new ProcessBuilder(
                "strace",
                "-f",
                "-c",
                "-e",
                "trace=fsync,fdatasync",
                "-o",
                log.toString(),
                "-p",
                self)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Syncs(strace, log);
  }

  /** Ends the counting. */
  double counted() throws IOException, InterruptedException {
    // strace writes its sums when it is interrupted, not when it is terminated
    new ProcessBuilder("kill", "-INT", Long.toString(strace.pid())).start().waitFor();
    if (!strace.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("strace does not end");
    }
    double sum = 0;
    Matcher matcher = COUNTED.matcher(Files.readString(log));
    while (matcher.find()) {
      sum += Double.parseDouble(matcher.group(1));
    }
    return sum;
  }

  @Override
  public void close() throws IOException {
    strace.destroyForcibly();
    Files.deleteIfExists(log);
  }
}
