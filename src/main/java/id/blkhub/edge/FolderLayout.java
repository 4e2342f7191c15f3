package id.blkhub.edge;

import id.blkhub.message.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The parts of a partner's folder: {@code inbox} where it drops files, {@code done} and {@code
 * failed} where the hub puts them, {@code results} where the hub answers. No name that a partner
 * chose is used as it is.
 *
 * @param taking the hub's own copies of what is being taken, beside the others so that they can be
 *     renamed
 */
record FolderLayout(Path inbox, Path done, Path failed, Path results, Path taking) {
  private static final int LONGEST_NAME = 80;

  /** Of a digest, in a name. */
  private static final int SHORT = 12;

  /**
   * @param origin see {@link DropFolderOptions#origin()}
   */
  static FolderLayout of(Path files, String origin) {
    Path root = files.resolve(origin);
    return new FolderLayout(
        root.resolve("inbox"),
        root.resolve("done"),
        root.resolve("failed"),
        root.resolve("results"),
        root.resolve(".taking"));
  }

  /**
   * Makes what is missing, and clears away copies that a crash left: their files are still in the
   * inbox.
   *
   * @throws IllegalArgumentException when the folder cannot be used
   */
  void prepare() {
    for (Path folder : all()) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw EdgeProblem.FOLDER_UNUSABLE.mistake(folder);
      }
    }
    requireFolders();
    try (var left = Files.list(taking)) {
      for (Path copy : left.toList()) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw EdgeProblem.FOLDER_UNUSABLE.mistake(taking);
    }
  }

  private List<Path> all() {
    return List.of(inbox, done, failed, results, taking);
  }

  /**
   * Looks again whether all are still folders: a link that a partner puts in the place of one could
   * lead to the hub's own files.
   *
   * @throws IllegalArgumentException when one cannot be used
   */
  void requireFolders() {
    for (Path folder : all()) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(folder)) {
        throw EdgeProblem.FOLDER_UNUSABLE.mistake(folder);
      }
    }
  }

  /** The name under which an item is put away: the same for the same item. */
  static String kept(String name, String digest) {
    String safe = name.replaceAll("[^A-Za-z0-9._ -]", "_").replaceAll("^[. -]+", "_");
    int dot = safe.lastIndexOf('.');
    String ending = dot > 0 && safe.length() - dot <= 6 ? safe.substring(dot) : "";
    String stem = safe.substring(0, safe.length() - ending.length());
    String begin = stem.substring(0, Math.min(stem.length(), LONGEST_NAME));
    return begin + '.' + digest.substring(0, SHORT) + ending;
  }

  /** Writes an answer whole or not at all. */
  void answer(String name, String text) throws IOException {
    Path written = taking.resolve(name);
    Files.writeString(written, text);
    toResults(written, name);
  }

  /**
   * Says of an item what is to be said of it as a whole.
   *
   * @param what {@code gagal} or {@code ulang}, a part of the answer's name
   */
  void tell(SourceItem item, String what, Violation told) throws IOException {
    answer(
        item.keptName() + '.' + what + ".txt",
        told.code() + '\n' + told.message().id() + '\n' + told.message().en() + '\n');
  }

  /** Puts a file that is complete among the results. */
  void toResults(Path written, String name) throws IOException {
    Files.move(
        written,
        results.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
