package id.blkhub.http;

import java.util.Locale;
import java.util.Set;

/** What the hub may put into a header of a call. */
final class HeaderText {
  /** The client sets these itself, or they belong to a call whatever a partner wants. */
  private static final Set<String> TAKEN =
      Set.of(
          "accept",
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "idempotency-key",
          "transfer-encoding",
          "upgrade",
          "user-agent");

  private HeaderText() {}

  /** Whether a route or a setting may choose that name. */
  static boolean isFreeName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}")
        && !TAKEN.contains(lower)
        && !lower.startsWith("ce-");
  }

  /** Whether a header can carry the text: visible ASCII, and spaces inside. */
  static boolean isValue(String text) {
    return text.matches("[\\x20-\\x7e]*");
  }
}
