package id.blkhub.mail;

import id.blkhub.mail.MailboxSettings.MailSecurity;
import id.blkhub.tls.CertificateUnusable;
import id.blkhub.tls.Certificates;
import id.blkhub.tls.ClientTls;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Connections to the mail servers of the settings, each step of them within a time. */
public final class MailServers {
  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "30000";
  private static final String PROTOCOLS = "TLSv1.2 TLSv1.3";

  private final Map<String, MailboxSettings> settings;
  private final Certificates certificates;

  /**
   * @param settings {@code hub.mail} by name
   * @param certificates gives those of {@code hub.partner-tls}
   */
  MailServers(Map<String, MailboxSettings> settings, Certificates certificates) {
    this.settings = Map.copyOf(settings);
    this.certificates = certificates;
  }

  /**
   * Finds what is wrong before a route starts.
   *
   * @throws IllegalArgumentException saying what
   */
  void require(String name) {
    MailboxSettings box = set(name);
    require(box, box.mistake(name));
  }

  /**
   * The same for a server that is to take mails.
   *
   * @throws IllegalArgumentException saying what
   */
  public void requireToSend(String name) {
    MailboxSettings server = set(name);
    require(server, server.mistakeOfSender(name));
  }

  private void require(MailboxSettings server, @Nullable String mistake) {
    if (mistake != null) {
      throw MailProblem.SETTING.mistake(mistake);
    }
    trust(server);
  }

  private MailboxSettings set(String name) {
    MailboxSettings server = settings.get(name);
    if (server == null) {
      throw MailProblem.SETTING.mistake("hub.mail." + name + ".host is not set");
    }
    return server;
  }

  /** A connection that has logged in. */
  Store open(String name) throws MessagingException {
    MailboxSettings box = set(name);
    String protocol = box.secured() == MailSecurity.TLS ? "imaps" : "imap";
    Store store = Session.getInstance(properties(box, "mail." + protocol + '.')).getStore(protocol);
    store.connect(box.usedHost(), box.portToRead(), box.user(), box.key());
    return store;
  }

  /** A connection that has logged in, to hand over mails. */
  public MailSubmission submission(String name) throws MessagingException {
    MailboxSettings server = set(name);
    MailAddress from = MailAddress.parse(String.valueOf(server.from())).orElseThrow();
    String protocol = server.secured() == MailSecurity.TLS ? "smtps" : "smtp";
    String prefix = "mail." + protocol + '.';
    Properties properties = properties(server, prefix);
    properties.put(prefix + "auth", "true");
    properties.put(prefix + "auth.mechanisms", "PLAIN LOGIN");
    // the name of this machine is nobody's business
    properties.put(prefix + "localhost", from.domain());
    properties.put(prefix + "from", from.text());
    properties.put(prefix + "quitwait", "false");
    Session session = Session.getInstance(properties);
    Transport transport = session.getTransport(protocol);
    transport.connect(server.usedHost(), server.portToSend(), server.user(), server.key());
    return new MailSubmission(session, transport, from);
  }

  private Properties properties(MailboxSettings box, String prefix) {
    Properties properties = new Properties();
    properties.put(prefix + "connectiontimeout", CONNECT_MILLIS);
    properties.put(prefix + "timeout", ANSWER_MILLIS);
    properties.put(prefix + "writetimeout", ANSWER_MILLIS);
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "ssl.protocols", PROTOCOLS);
    if (box.secured() == MailSecurity.STARTTLS) {
      properties.put(prefix + "starttls.enable", "true");
      properties.put(prefix + "starttls.required", "true");
    }
    ClientTls trusted = trust(box);
    if (trusted != null) {
      properties.put(prefix + "ssl.socketFactory", trusted.context().getSocketFactory());
    }
    return properties;
  }

  private @Nullable ClientTls trust(MailboxSettings box) {
    if (box.tls() == null || box.tls().isBlank()) {
      return null;
    }
    String prefix = "hub.partner-tls." + box.tls().strip();
    try {
      return certificates
          .client(prefix)
          .orElseThrow(() -> MailProblem.SETTING.mistake(prefix + ".trust is not set"));
    } catch (CertificateUnusable unusable) {
      throw new IllegalArgumentException(unusable.getMessage());
    }
  }
}
