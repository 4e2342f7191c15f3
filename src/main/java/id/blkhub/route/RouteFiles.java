package id.blkhub.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The route files of routes/: the templates of exchange/ first, then each partner's. */
final class RouteFiles {
  private static final String ENDING = ".camel.yaml";
  private static final String SPINE = "exchange";

  private final Path routes;

  RouteFiles(Path routes) {
    this.routes = routes;
  }

  List<Path> spine() {
    return in(routes.resolve(SPINE));
  }

  List<Path> partners() {
    try (Stream<Path> folders = Files.list(routes)) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().equals(SPINE))
          // a draft that is being written
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .sorted()
          .flatMap(folder -> in(folder).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("hub.routes cannot be read: " + routes, e);
    }
  }

  private static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder cannot be read: " + folder, e);
    }
  }
}
