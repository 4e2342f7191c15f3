package id.blkhub.sandbox;

import id.blkhub.mail.Post;
import id.blkhub.mail.Post.Attached;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail server of the sandbox: what partners get lies in a folder, to be opened and read. */
final class SandboxMails implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("sandbox");

  private final Path folder;
  private final Post post = Post.open();
  private final Set<String> known = new HashSet<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "sandbox-mails");
            made.setDaemon(true);
            return made;
          });

  private SandboxMails(Path folder) {
    this.folder = folder;
  }

  static SandboxMails start(Path folder) throws IOException {
    Files.createDirectories(folder);
    SandboxMails mails = new SandboxMails(folder);
    mails.thread.scheduleWithFixedDelay(mails::look, 500, 500, TimeUnit.MILLISECONDS);
    return mails;
  }

  Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>(SandboxSettings.mail(post.port()));
    settings.putAll(SandboxSettings.mailsOut(post.portToSend()));
    return settings;
  }

  void fromTheHotels(String name, byte[] sheet) {
    post.deliver("HRD <hrd@hotel.example>", new Attached(name, sheet));
  }

  private void look() {
    for (String partner : SandboxSettings.BY_MAIL) {
      List<MimeMessage> mails = post.to("sekretariat@" + partner + ".example");
      for (int i = 0; i < mails.size(); i++) {
        String name = partner + '-' + (i + 1) + ".eml";
        if (known.add(name)) {
          write(partner, name, mails.get(i));
        }
      }
    }
  }

  private void write(String partner, String name, MimeMessage mail) {
    try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      mail.writeTo(out);
      LOG.info("{} got a mail: {}", partner, mail.getSubject());
    } catch (IOException | MessagingException e) {
      LOG.warn("The mail {} cannot be written", name, e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    post.close();
  }
}
