package id.blkhub.mail;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code hub.mail.<name>.*}: a mail box, or a server that takes the hub's mails, and how the hub
 * reaches it.
 *
 * @param host of the IMAP server, or of the SMTP server
 * @param port null for the usual one of what the hub does there
 * @param user who logs in
 * @param key the password
 * @param security {@code tls} (TLS from the beginning, and what a box without one has), {@code
 *     starttls}, or {@code none}, on this machine only
 * @param tls the name of {@code hub.partner-tls} whose authorities are believed; null for those
 *     that Java believes
 * @param from the address that the hub's own mails come from; null where it sends none
 */
record MailboxSettings(
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String user,
    @Nullable String key,
    @Nullable String security,
    @Nullable String tls,
    @Nullable String from) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  /** How the connection is kept secret. */
  enum MailSecurity {
    TLS(993, 465),
    STARTTLS(143, 587),
    NONE(143, 25);

    private final int toRead;
    private final int toSend;

    MailSecurity(int toRead, int toSend) {
      this.toRead = toRead;
      this.toSend = toSend;
    }
  }

  MailSecurity secured() {
    return security == null || security.isBlank()
        ? MailSecurity.TLS
        : MailSecurity.valueOf(security.strip().toUpperCase(Locale.ROOT));
  }

  int portToRead() {
    return port == null ? secured().toRead : port;
  }

  int portToSend() {
    return port == null ? secured().toSend : port;
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

  /** The same for a server that takes the hub's mails. */
  @Nullable String mistakeOfSender(String name) {
    String mistake = mistake(name);
    if (mistake == null && MailAddress.parse(from == null ? "" : from).isEmpty()) {
      return "hub.mail." + name + ".from is an address such as hub@blk.example";
    }
    return mistake;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
