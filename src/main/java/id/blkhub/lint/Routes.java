package id.blkhub.lint;

import id.blkhub.lint.RouteFile.Instance;
import id.blkhub.lint.RouteFile.Route;
import id.blkhub.lint.RouteFile.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The route files of the folder routes/ that are YAML, those of the spine first. */
final class Routes {
  static final String SPINE = "exchange";
  static final String ENDING = ".camel.yaml";

  private final List<RouteFile> files = new ArrayList<>();
  private final List<Path> broken = new ArrayList<>();

  private Routes() {}

  static Routes read(Path folder, LintReport lintReport) {
    Routes routes = new Routes();
    List<Path> folders = new ArrayList<>(list(folder, Files::isDirectory));
    folders.sort((a, b) -> Boolean.compare(!isSpine(a), !isSpine(b)));
    for (Path partner : folders) {
      for (Path file : list(partner, f -> f.getFileName().toString().endsWith(ENDING))) {
        String name = partner.getFileName().toString();
        YamlNodes.read(file, lintReport)
            .ifPresentOrElse(
                root -> routes.files.add(new RouteFile(file, name, root)),
                () -> routes.broken.add(file));
      }
    }
    return routes;
  }

  private static boolean isSpine(Path folder) {
    return folder.getFileName().toString().equals(SPINE);
  }

  /** What lies in the folder, by name; nothing where there is no such folder. */
  static List<Path> list(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder cannot be read: " + folder, e);
    }
  }

  List<RouteFile> files() {
    return files;
  }

  /** Whether some file of the folder is no YAML, so that nobody knows what it would have said. */
  boolean unreadable(String folder) {
    return broken.stream()
        .anyMatch(file -> file.getName(file.getNameCount() - 2).toString().equals(folder));
  }

  List<Route> routes() {
    return files.stream().flatMap(file -> file.routes().stream()).toList();
  }

  List<Instance> instances() {
    return files.stream().flatMap(file -> file.instances().stream()).toList();
  }

  /** By id; of two with the same the first. */
  Map<String, Template> templates() {
    Map<String, Template> templates = new LinkedHashMap<>();
    files.forEach(
        file ->
            file.templates().forEach(template -> templates.putIfAbsent(template.id(), template)));
    return templates;
  }
}
