package id.blkhub.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A partner's folder below {@code hub.files}, as the partner sees it. */
public final class DroppedFiles {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Path root;

  public DroppedFiles(Path root) {
    this.root = root;
  }

  /** Drops a file as an upload does that renames it at its end. */
  public void drop(String name, byte[] bytes) throws IOException {
    Path unfinished = root.resolve("inbox").resolve(name + ".part");
    Files.write(unfinished, bytes);
    Files.move(unfinished, root.resolve("inbox").resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  public void drop(String name, String text) throws IOException {
    drop(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What lies in a part of the folder. */
  public List<String> in(String part) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(part))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  public Path path(String part, String name) {
    return root.resolve(part).resolve(name);
  }

  /** Waits for a file whose name begins and ends so. */
  public Path await(String part, String begin, String end) {
    return Awaitility.await(part + " has " + begin + "…" + end)
        .atMost(PATIENCE)
        .until(
            () ->
                in(part).stream()
                    .filter(name -> name.startsWith(begin) && name.endsWith(end))
                    .map(name -> path(part, name))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }
}
