package id.blkhub.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of routes/ and mappings/ that a test may change before it starts a hub on it. */
public final class OwnFiles {
  /** When all files of a copy were changed last; whatever is written later is younger. */
  private static final FileTime COPIED = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

  private static final List<String> FOLDERS = List.of("routes", "mappings");

  private final Path home;

  private OwnFiles(Path home) {
    this.home = home;
  }

  /**
   * @param home a folder without a copy, or with one that is made what it was: some hundred files
   *     are looked at much faster than copied
   */
  public static OwnFiles copyTo(Path home) throws IOException {
    for (String folder : FOLDERS) {
      if (Files.exists(home.resolve(folder))) {
        deleteWhatIsNotShipped(home, folder);
      }
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Path target = home.resolve(file.toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(target);
          } else if (!Files.exists(target)) {
            Files.copy(file, target);
            Files.setLastModifiedTime(target, COPIED);
          }
        }
      }
    }
    return new OwnFiles(home);
  }

  /** Also what was changed, and links. */
  private static void deleteWhatIsNotShipped(Path home, String folder) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve(folder))) {
      List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : innermostFirst) {
        boolean shipped = Files.exists(home.relativize(file));
        boolean kept =
            Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                ? shipped
                : shipped
                    && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).equals(COPIED);
        if (!kept) {
          Files.delete(file);
        }
      }
    }
  }

  /** Replaces a text that must be there. */
  public OwnFiles change(String file, String from, String to) throws IOException {
    String text = Files.readString(home.resolve(file), StandardCharsets.UTF_8);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " has no " + from);
    }
    return write(file, text.replace(from, to));
  }

  public OwnFiles write(String file, String text) throws IOException {
    Path target = home.resolve(file);
    Files.createDirectories(target.getParent());
    Files.writeString(target, text, StandardCharsets.UTF_8);
    return this;
  }

  public String read(String file) throws IOException {
    return Files.readString(home.resolve(file), StandardCharsets.UTF_8);
  }

  public OwnFiles delete(String file) throws IOException {
    Files.delete(home.resolve(file));
    return this;
  }

  /** Settings that make a hub use these files, and the given ones. */
  public Map<String, Object> settings(Object... namesAndValues) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("hub.routes", home.resolve("routes"));
    settings.put("hub.mappings", home.resolve("mappings"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      settings.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return settings;
  }
}
