package id.blkhub.message;

import java.util.regex.Pattern;

/**
 * One thing that is wrong with a message.
 *
 * @param path JSON Pointer (RFC 6901) into the message as its sender wrote it; empty for the whole
 * @param code stable code of the hub (for example {@code HUB-C003}); each has a paragraph in
 *     docs/reference/problems.md
 * @param message what is wrong and what would be right; personal values appear masked
 */
public record Violation(String path, String code, Text message) {
  private static final Pattern WARNING =
      Pattern.compile("HUB-(C04[0-2]|C160|[IX]08[5-9]|X09[2-9])");

  public static Violation of(String path, String code, String id, String en) {
    return new Violation(path, code, new Text(id, en));
  }

  /**
   * Whether the message is taken all the same: so it is with HUB-C040 to C042, C160, HUB-I085 to
   * I089, HUB-X085 to X089 and HUB-X092 to X099.
   */
  public boolean warns() {
    return WARNING.matcher(code).matches();
  }
}
