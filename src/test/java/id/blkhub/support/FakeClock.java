package id.blkhub.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock of a hub's process, set forward and back while it runs: the broker's and the
 * database driver's too. It takes libfaketime (Debian: {@code apt-get install faketime}); the
 * monotonic clock runs on undisturbed, as it does when a real clock is set.
 */
public final class FakeClock {
  private static final Path LIBRARIES = Path.of("/usr/lib");

  private final Path file;
  private final Path next;

  private FakeClock(Path folder) throws IOException {
    file = folder.resolve("clock");
    next = folder.resolve("clock.next");
    set(Duration.ZERO);
  }

  /**
   * Gives a hub that starts later such a clock, which is right at first.
   *
   * @return empty where the library is not installed
   */
  public static Optional<FakeClock> of(HubProcess hub, Path folder) throws IOException {
    Optional<Path> library = library();
    if (library.isEmpty()) {
      return Optional.empty();
    }
    FakeClock clock = new FakeClock(folder);
    hub.environment("LD_PRELOAD", library.get().toString());
    hub.environment("FAKETIME_TIMESTAMP_FILE", clock.file.toString());
    hub.environment("FAKETIME_CACHE_DURATION", "1");
    hub.environment("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    hub.environment("DONT_FAKE_MONOTONIC", "1");
    return Optional.of(clock);
  }

  private static Optional<Path> library() throws IOException {
    if (!Files.isDirectory(LIBRARIES)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(LIBRARIES)) {
      return folders
          .map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst();
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
