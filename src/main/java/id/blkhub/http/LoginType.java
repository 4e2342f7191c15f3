package id.blkhub.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a partner lets the hub in, as the setting {@code type} of a login says it. */
enum LoginType {
  /** User and key in two headers of a login, whose answer holds a token. */
  TOKEN(
      Set.of("url", "user-header", "user", "key-header", "key", "token-pointer"),
      Set.of("token-header", "token-prefix", "expires-pointer", "ttl", "timeout", "body", "tls")),
  /** User and key in each call (RFC 7617). */
  BASIC(Set.of("user", "key"), Set.of()),
  /** One header that never changes, such as an API key, in each call. */
  HEADER(Set.of("key"), Set.of("token-header", "token-prefix")),
  /** A token by OAuth 2.0 client credentials (RFC 6749, section 4.4). */
  OAUTH2(
      Set.of("url", "user", "key"),
      Set.of("scope", "client-auth", "token-header", "token-prefix", "ttl", "timeout", "tls"));

  private final Set<String> needs;
  private final Set<String> takes;

  LoginType(Set<String> needs, Set<String> takes) {
    this.needs = needs;
    this.takes = takes;
  }

  /** As settings write it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty where there is no such type. */
  static Optional<LoginType> of(String text) {
    return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
  }

  /** All of them, for a sentence. */
  static String known() {
    return Arrays.stream(values()).map(LoginType::text).collect(Collectors.joining(", "));
  }

  /** The keys that must be given. */
  Set<String> needs() {
    return needs;
  }

  /** Whether a login of this type reads that key. */
  boolean reads(String key) {
    return needs.contains(key) || takes.contains(key);
  }

  /** Whether the hub asks the partner for a token before it calls. */
  boolean fetches() {
    return this == TOKEN || this == OAUTH2;
  }
}
