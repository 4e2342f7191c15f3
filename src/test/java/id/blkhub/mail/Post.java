package id.blkhub.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** A mail server in this process with the one mail box of the hub, which takes its mails, too. */
public final class Post implements AutoCloseable {
  private final GreenMail server;
  private final GreenMailUser user;
  private final String protocol;

  private Post(String protocol) {
    this.protocol = protocol;
    boolean secret = protocol.equals(ServerSetup.PROTOCOL_IMAPS);
    server =
        new GreenMail(
            new ServerSetup[] {
              setup(protocol),
              setup(secret ? ServerSetup.PROTOCOL_SMTPS : ServerSetup.PROTOCOL_SMTP)
            });
    server.start();
    user = server.setUser("hub@hub.example", "hub", "hub");
  }

  private static ServerSetup setup(String protocol) {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
    // other tests may have the processors
    setup.setServerStartupTimeout(60_000);
    return setup;
  }

  public static Post open() {
    return new Post(ServerSetup.PROTOCOL_IMAP);
  }

  /** With TLS and a certificate that nobody believes. */
  public static Post secret() {
    return new Post(ServerSetup.PROTOCOL_IMAPS);
  }

  public int port() {
    return protocol.equals(ServerSetup.PROTOCOL_IMAP)
        ? server.getImap().getPort()
        : server.getImaps().getPort();
  }

  /** Where it takes mails. */
  public int portToSend() {
    return protocol.equals(ServerSetup.PROTOCOL_IMAP)
        ? server.getSmtp().getPort()
        : server.getSmtps().getPort();
  }

  /** The mails that came for an address, the oldest first. */
  public List<MimeMessage> to(String address) {
    GreenMailUser receiver = server.getUserManager().getUserByEmail(address);
    if (receiver == null) {
      return List.of();
    }
    try {
      return server.getManagers().getImapHostManager().getInbox(receiver).getMessages().stream()
          .map(StoredMessage::getMimeMessage)
          .toList();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file of a mail. */
  public record Attached(String name, byte[] bytes) {
    public static Attached text(String name, String text) {
      return new Attached(name, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A further mail box, whose password is its name. */
  public void addBox(String name) {
    server.setUser(name + "@hub.example", name, name);
  }

  /** A mail with a text and files. */
  public void deliver(String from, Attached... files) {
    deliver(user, from, files);
  }

  /** The same into another box. */
  public void deliverTo(String box, String from, Attached... files) {
    deliver(server.getUserManager().getUser(box), from, files);
  }

  private static void deliver(GreenMailUser to, String from, Attached... files) {
    try {
      MimeMultipart parts = new MimeMultipart();
      MimeBodyPart text = new MimeBodyPart();
      text.setText("Terlampir.", "UTF-8");
      parts.addBodyPart(text);
      for (Attached file : files) {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(
            new DataHandler(new ByteArrayDataSource(file.bytes(), "application/octet-stream")));
        part.setFileName(file.name());
        parts.addBodyPart(part);
      }
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
      mail.setHeader("From", from);
      mail.setSubject("Lowongan");
      mail.setContent(parts);
      mail.saveChanges();
      to.deliver(mail);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A mail as it stands. */
  void deliverRaw(String mail) {
    try {
      user.deliver(
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many mails a folder has. */
  public int in(String folder) {
    try {
      MailFolder found = server.getManagers().getImapHostManager().getFolder(user, folder);
      return found == null ? 0 : found.getMessageCount();
    } catch (RuntimeException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As if the box had been emptied. */
  void empty() throws FolderException {
    for (String folder : new String[] {"INBOX", "done", "failed"}) {
      MailFolder found = server.getManagers().getImapHostManager().getFolder(user, folder);
      if (found != null) {
        found.deleteAllMessages();
      }
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
