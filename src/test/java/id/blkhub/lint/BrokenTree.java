package id.blkhub.lint;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Freeze;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The shipped files with one mistake.
 *
 * @param release a partner whose files were released before the mistake was made
 * @param finds {@code file:line:column CODE | part of the sentence}, everything that is to be found
 */
record BrokenTree(
    String mistake,
    String release,
    Change change,
    Write write,
    Link link,
    String delete,
    List<String> finds) {
  /** A text of a file and what stands in its place, the first time. */
  record Change(String file, String replace, String by) {}

  /** A file that is written anew. */
  record Write(String file, String text) {}

  /** A symbolic link; where it leads is told from its own folder. */
  record Link(String file, String to) {}

  static List<BrokenTree> all() throws IOException {
    try (InputStream in = BrokenTree.class.getResourceAsStream("/lint/broken-trees.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<List<BrokenTree>>() {});
    }
  }

  /** Makes the mistake in a copy of the shipped files. */
  void makeIn(Path home) throws IOException {
    if (release != null) {
      Path mappings = home.resolve("mappings");
      for (Map.Entry<Path, byte[]> file :
          new Freeze(mappings, Contracts.load(mappings)).files(release, 1).entrySet()) {
        Files.createDirectories(mappings.resolve(file.getKey()).getParent());
        Files.write(mappings.resolve(file.getKey()), file.getValue());
      }
    }
    if (change != null) {
      Path file = home.resolve(change.file());
      String text = Files.readString(file);
      int at = text.indexOf(change.replace());
      if (at < 0) {
        throw new IllegalArgumentException(change.file() + " has no " + change.replace());
      }
      Files.writeString(
          file,
          text.substring(0, at) + change.by() + text.substring(at + change.replace().length()));
    }
    if (write != null) {
      Path file = home.resolve(write.file());
      Files.createDirectories(file.getParent());
      Files.writeString(file, write.text());
    }
    if (link != null) {
      Files.createSymbolicLink(home.resolve(link.file()), Path.of(link.to()));
    }
    if (delete != null) {
      Files.delete(home.resolve(delete));
    }
  }

  @Override
  public String toString() {
    return mistake;
  }
}
