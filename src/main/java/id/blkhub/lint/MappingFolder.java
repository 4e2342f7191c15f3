package id.blkhub.lint;

import id.blkhub.files.FileTree;
import id.blkhub.mapping.FormPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files under mappings/, relative to it and sorted.
 *
 * @param files without what begins with a dot, and without readmes
 */
record MappingFolder(List<Path> files) {

  static MappingFolder of(Path mappings) {
    return new MappingFolder(
        FileTree.of(mappings).files().stream()
            .map(mappings::relativize)
            .filter(file -> !file.toString().endsWith(".md"))
            .filter(file -> !file.getFileName().toString().startsWith("."))
            .sorted()
            .toList());
  }

  /** Whether a file lies where mappings and contracts of partners do. */
  static boolean isPart(Path file) {
    return FormPath.ofFile(file, "").isPresent();
  }

  /** The kind a file is a canonical sample of; empty where no canonical samples lie. */
  static Optional<String> canonicalSample(Path file) {
    return Optional.ofNullable(file.getParent()).flatMap(FormPath::canonical);
  }

  /** Whether a file lies where samples do. */
  static boolean isSample(Path file) {
    Path folder = file.getParent();
    return folder != null && (isPart(folder) || canonicalSample(file).isPresent());
  }

  /** What a file of a partner with the given ending is about. */
  static FormPath part(Path file, String ending) {
    return FormPath.ofFile(file, ending).orElseThrow();
  }

  /** The mapping a sample is a sample of. */
  static FormPath sampled(Path sample) {
    return Optional.ofNullable(sample.getParent()).map(folder -> part(folder, "")).orElseThrow();
  }
}
