package id.blkhub.newpartner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a partner with an HTTP interface lets the hub in. */
public enum DraftLogin {
  NONE,
  BASIC,
  /** An API key, or a token that does not end, in a header. */
  HEADER,
  OAUTH2,
  /** The token of a login of the partner's own. */
  TOKEN,
  /** Certificates alone. */
  TLS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(DraftLogin::word).toList();
  }

  /** Whether it is a login of {@code hub.logins}. */
  boolean isLogin() {
    return this != NONE && this != TLS;
  }
}
