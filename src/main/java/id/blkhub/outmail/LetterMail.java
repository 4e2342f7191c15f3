package id.blkhub.outmail;

import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.mail.MailAddress;
import id.blkhub.mail.MailSubmission;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;

/**
 * A letter as it goes over the wire. Its Message-ID is made of the delivery, so that a mail sent
 * twice is known as the same by servers and programmes that look.
 */
final class LetterMail extends MimeMessage {
  private final String messageId;

  LetterMail(Letter letter, DeliveryHeader header, MailSubmission by, Address... to)
      throws MessagingException {
    super(by.session());
    this.messageId = messageId(header, by.from());
    setFrom(new InternetAddress(by.from().text()));
    setRecipients(Message.RecipientType.TO, to);
    setSubject(letter.subject(), "UTF-8");
    setSentDate(new Date());
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("Content-Language", "id, en");
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(part(letter.text(), "plain"));
    both.addBodyPart(part(letter.html(), "html"));
    setContent(both);
    saveChanges();
  }

  /** The same for every attempt at the same content. */
  static String messageId(DeliveryHeader header, MailAddress from) {
    return '<' + header.idempotencyKey() + '@' + from.domain() + '>';
  }

  private static MimeBodyPart part(String text, String type) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, "UTF-8", type);
    return part;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
