package id.blkhub.mail;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code hub.mail.<name>.*}: a mail box and how the hub reaches it.
 *
 * @param host of its IMAP server
 * @param port null for the usual one: 993 with TLS from the beginning, else 143
 * @param user who logs in
 * @param key the password
 * @param security {@code tls} (TLS from the beginning, and what a box without one has), {@code
 *     starttls}, or {@code none}, on this machine only
 * @param tls the name of {@code hub.partner-tls} whose authorities are believed; null for those
 *     that Java believes
 */
record MailboxSettings(
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String user,
    @Nullable String key,
    @Nullable String security,
    @Nullable String tls) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  /** How the connection is kept secret. */
  enum MailSecurity {
    TLS(993),
    STARTTLS(143),
    NONE(143);

    private final int port;

    MailSecurity(int port) {
      this.port = port;
    }
  }

  MailSecurity secured() {
    return security == null || security.isBlank()
        ? MailSecurity.TLS
        : MailSecurity.valueOf(security.strip().toUpperCase(Locale.ROOT));
  }

  int usedPort() {
    return port == null ? secured().port : port;
  }

  String usedHost() {
    return Objects.requireNonNull(host);
  }

  /** Says what a start needs to be told; null where nothing is wrong. */
  @Nullable String mistake(String name) {
    String prefix = "hub.mail." + name + '.';
    if (host == null || host.isBlank()) {
      return prefix + "host is not set";
    }
    if (user == null || user.isBlank() || key == null || key.isBlank()) {
      return prefix + "user and " + prefix + "key are not set";
    }
    try {
      if (secured() == MailSecurity.NONE && !LOOPBACK.contains(host.strip())) {
        return prefix + "security is none, which is for a server on this machine only";
      }
    } catch (IllegalArgumentException unknown) {
      return prefix + "security is tls, starttls or none";
    }
    return null;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
