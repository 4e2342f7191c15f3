package id.blkhub.cli;

import id.blkhub.files.FileTree;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the two folders of an integrator, and where they are without them. */
final class FolderOptions {
  @Option(names = "--routes", paramLabel = "<folder>")
  private @Nullable Path routes;

  @Option(names = "--mappings", paramLabel = "<folder>")
  private @Nullable Path mappings;

  /**
   * The folder of the routes.
   *
   * @throws Misuse where there is no such folder
   */
  Path routes() {
    return folder("routes", routes);
  }

  /**
   * The folder of the mappings.
   *
   * @throws Misuse where there is no such folder
   */
  Path mappings() {
    return folder("mappings", mappings);
  }

  /** What {@code --routes} says; null without it. */
  @Nullable Path givenRoutes() {
    return routes;
  }

  /** What {@code --mappings} says; null without it. */
  @Nullable Path givenMappings() {
    return mappings;
  }

  private static Path folder(String name, @Nullable Path given) {
    String home = System.getenv().getOrDefault("HUB_HOME", "");
    Path folder = given == null ? Path.of(home, name) : given;
    if (!Files.isDirectory(folder)) {
      throw new Misuse(StartRule.NO_FOLDER, "--" + name, folder, FileTree.noFolder(folder));
    }
    return folder;
  }
}
