package id.blkhub.newpartner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Puts the two folders of a new partner in their places, both or none: it writes them under another
 * name beside their places first, then moves them.
 */
final class Placement {
  private final Path routes;
  private final Path mappings;
  private final String id;

  Placement(Path routes, Path mappings, String id) {
    this.routes = routes;
    this.mappings = mappings;
    this.id = id;
  }

  /**
   * @throws DraftRefused where one of the folders is there already
   */
  void check() {
    for (Path folder : List.of(routes.resolve(id), mappings.resolve(id))) {
      if (Files.exists(folder)) {
        throw new DraftRefused(DraftProblem.THERE_ALREADY, folder);
      }
    }
  }

  /**
   * @param files by path below routes/ or mappings/, which is its first part
   */
  void write(Map<String, String> files) throws IOException {
    Path newRoutes = routes.resolve(".new-" + id);
    Path newMappings = mappings.resolve(".new-" + id);
    // what a run that was interrupted left behind must not come along
    FileSystemUtils.deleteRecursively(newRoutes);
    FileSystemUtils.deleteRecursively(newMappings);
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = Path.of(file.getKey());
        Path folder = path.startsWith("routes") ? newRoutes : newMappings;
        Path target = folder.resolve(path.subpath(2, path.getNameCount()).toString());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.getValue());
      }
      Files.move(newMappings, mappings.resolve(id), StandardCopyOption.ATOMIC_MOVE);
      try {
        Files.move(newRoutes, routes.resolve(id), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        FileSystemUtils.deleteRecursively(mappings.resolve(id));
        throw e;
      }
    } finally {
      FileSystemUtils.deleteRecursively(newRoutes);
      FileSystemUtils.deleteRecursively(newMappings);
    }
  }
}
