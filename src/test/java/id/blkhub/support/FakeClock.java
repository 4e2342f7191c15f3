package id.blkhub.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The wall clock of a hub's process, set forward and back while it runs: the broker's and the
 * database driver's too. The monotonic clock runs on undisturbed, as it does when a real clock is
 * set. It takes Linux and a C compiler.
 */
public final class FakeClock {
  private static final Path SOURCE = Path.of("src/test/resources/fault/clock.c");
  private static final int LONGEST_COMPILE_SECONDS = 60;

  private final Path file;
  private final Path next;

  private FakeClock(Path folder) throws IOException {
    file = folder.resolve("clock").toAbsolutePath();
    next = folder.resolve("clock.next").toAbsolutePath();
    set(Duration.ZERO);
  }

  /**
   * Gives a hub that starts later such a clock, which is right at first.
   *
   * @return empty where it cannot be built
   */
  public static Optional<FakeClock> of(HubProcess hub, Path folder)
      throws IOException, InterruptedException {
    Path library = folder.resolve("clock.so").toAbsolutePath();
    if (!System.getProperty("os.name").equals("Linux") || !compile(library)) {
      return Optional.empty();
    }
    FakeClock clock = new FakeClock(folder);
    hub.environment("LD_PRELOAD", library.toString());
    hub.environment("HUB_TEST_CLOCK", clock.file.toString());
    return Optional.of(clock);
  }

  private static boolean compile(Path library) throws InterruptedException {
    try {
      Process compiler =
          new ProcessBuilder(
                  List.of(
                      "cc",
                      "-O2",
                      "-shared",
                      "-fPIC",
                      "-o",
                      library.toString(),
                      SOURCE + "",
                      "-ldl"))
              .inheritIO()
              .start();
      return compiler.waitFor(LONGEST_COMPILE_SECONDS, TimeUnit.SECONDS)
          && compiler.exitValue() == 0;
    } catch (IOException noCompiler) {
      return false;
    }
  }

  /** Sets it that much before or behind the real one. */
  public void set(Duration ahead) throws IOException {
    Files.writeString(next, "%+d".formatted(ahead.toSeconds()));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Sets it to that moment; it runs on from there. */
  public void set(Instant moment) throws IOException {
    set(Duration.between(Instant.now(), moment));
  }
}
