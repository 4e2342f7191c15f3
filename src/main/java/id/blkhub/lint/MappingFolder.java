package id.blkhub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files under mappings/, relative to it and sorted.
 *
 * @param files without what begins with a dot, and without readmes
 */
record MappingFolder(List<Path> files) {

  /** A mapping or a contract of a partner: {@code <partner>/in|out/<kind>}. */
  record Part(String partner, String direction, String form) {
    boolean incoming() {
      return direction.equals("in");
    }

    /** What a partner is told when a message is void; it has no canonical form. */
    boolean isVoid() {
      return !incoming() && form.endsWith(".void");
    }

    String kind() {
      return isVoid() ? form.substring(0, form.length() - ".void".length()) : form;
    }

    Path file(String ending) {
      return Folders.file(partner, direction, form, ending);
    }
  }

  static MappingFolder of(Path mappings) {
    try (Stream<Path> found = Files.walk(mappings)) {
      return new MappingFolder(
          found
              .filter(Files::isRegularFile)
              .map(mappings::relativize)
              .filter(file -> !file.toString().endsWith(".md"))
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("The folder cannot be read: " + mappings, e);
    }
  }

  /** Whether a file lies where mappings and contracts of partners do. */
  static boolean isPart(Path file) {
    return file.getNameCount() == 3 && isDirection(file.getName(1).toString());
  }

  /** Whether a file lies where samples do. */
  static boolean isSample(Path file) {
    return file.getNameCount() == 4 && isDirection(file.getName(1).toString());
  }

  private static boolean isDirection(String name) {
    return name.equals("in") || name.equals("out");
  }

  /** What a file of a partner with the given ending is about, or a sample in its folder. */
  static Part part(Path file, String ending) {
    String name = file.getName(2).toString();
    return new Part(
        file.getName(0).toString(),
        file.getName(1).toString(),
        name.substring(0, name.length() - ending.length()));
  }
}
