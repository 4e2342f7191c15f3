package id.blkhub.edge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with the options of one line of a route.
 *
 * @param mistakes a sentence for each wrong or missing value
 * @param unknown options there are not
 * @param known the options there are
 */
public record EdgeCheck(List<String> mistakes, Set<String> unknown, Set<String> known) {
  /** Looks at an {@code intake-edge:} line, and takes nothing. */
  public static EdgeCheck ofEdge(String target, Map<String, String> options) {
    Map<String, Object> left = new HashMap<>(options);
    EdgeOptionReader in = new EdgeOptionReader(left);
    EdgeOptions.read(target, in);
    return new EdgeCheck(in.mistakes(), Set.copyOf(left.keySet()), in.known());
  }

  /** Looks at a {@code partner-upload:} line, and takes nothing. */
  public static EdgeCheck ofUpload(String target, Map<String, String> options) {
    Map<String, Object> left = new HashMap<>(options);
    EdgeOptionReader in = new EdgeOptionReader(left);
    UploadOptions.read(target, in);
    return new EdgeCheck(in.mistakes(), Set.copyOf(left.keySet()), in.known());
  }

  /** Looks at a {@code partner-folder:} line, and reads no folder. */
  public static EdgeCheck ofFolder(String place, Map<String, String> options) {
    Map<String, Object> left = new HashMap<>(options);
    EdgeOptionReader in = new EdgeOptionReader(left);
    DropFolderOptions.read(place, in);
    return new EdgeCheck(in.mistakes(), Set.copyOf(left.keySet()), in.known());
  }

  /**
   * Looks at a {@code partner-sftp:} line, and visits nobody. An address or a login that is not
   * given comes from the settings.
   */
  public static EdgeCheck ofSftp(String place, Map<String, String> options) {
    Map<String, Object> left = new HashMap<>(options);
    left.putIfAbsent("url", "sftp://localhost/");
    left.putIfAbsent("login", "login");
    EdgeOptionReader in = new EdgeOptionReader(left);
    SftpSourceOptions.read(place, in);
    return new EdgeCheck(in.mistakes(), Set.copyOf(left.keySet()), in.known());
  }
}
