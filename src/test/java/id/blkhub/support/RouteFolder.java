package id.blkhub.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The shipped routes, copied for a test that changes them. */
public final class RouteFolder {
  private RouteFolder() {}

  /**
   * @param to a folder that does not exist yet
   * @return that folder
   */
  public static Path copyTo(Path to) throws IOException {
    Path shipped = Path.of("routes");
    try (Stream<Path> files = Files.walk(shipped)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(shipped.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return to;
  }
}
