package id.blkhub.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;

/** A connection to a server that takes mails of the hub, logged in. */
public final class MailSubmission implements AutoCloseable {
  private final Session session;
  private final Transport transport;
  private final MailAddress from;

  MailSubmission(Session session, Transport transport, MailAddress from) {
    this.session = session;
    this.transport = transport;
    this.from = from;
  }

  /** What a mail is made with. */
  public Session session() {
    return session;
  }

  /** Who sends. */
  public MailAddress from() {
    return from;
  }

  /** Returns when the server has taken the mail for all of its receivers; else none gets it. */
  public void send(MimeMessage mail, Address... to) throws MessagingException {
    transport.sendMessage(mail, to);
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      // what was sent the server has confirmed
    }
  }
}
