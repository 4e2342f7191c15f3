package id.blkhub.edge;

import id.blkhub.sftp.SftpAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code partner-sftp:} line of a route, checked. docs/reference/files.md explains each option.
 *
 * @param drop what it has in common with a folder of the hub's own
 * @param address the folder above in/, done/, failed/ and results/
 * @param login name of {@code hub.logins}
 * @param timeout for the connection, and for each file in it
 */
record SftpSourceOptions(
    DropFolderOptions drop, SftpAddress address, String login, Duration timeout) {
  /** Before the origin of what comes by SFTP: its copies lie elsewhere than dropped files. */
  static final String ORIGIN = "sftp:";

  private static final SftpAddress NOWHERE = new SftpAddress("localhost", 22, ".");

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @param place {@code <partner>/<name>}
   * @throws IllegalArgumentException naming every mistake
   */
  static SftpSourceOptions parse(String place, Map<String, Object> options) {
    EdgeOptionReader in = new EdgeOptionReader(options);
    SftpSourceOptions parsed = read(place, in);
    in.finish();
    return parsed;
  }

  /** The same for somebody who wants to know what is wrong and visits nobody. */
  static SftpSourceOptions read(String place, EdgeOptionReader in) {
    DropFolderOptions drop = DropFolderOptions.read(place, in);
    String login = in.text("login", "");
    in.require(!login.isEmpty(), "login is the name of a login of type ssh");
    return new SftpSourceOptions(
        drop,
        in.read("url", "", text -> SftpAddress.parse("url", text), NOWHERE),
        login,
        in.duration("timeout", Duration.ofSeconds(5), Duration.ofMinutes(2)));
  }

  /** Which source it is, among those of all partners. */
  String origin() {
    return ORIGIN + drop.origin();
  }

  /** Empty where the origin is none of these. */
  static @Nullable String placeOf(String origin) {
    return origin.startsWith(ORIGIN) ? origin.substring(ORIGIN.length()) : null;
  }
}
