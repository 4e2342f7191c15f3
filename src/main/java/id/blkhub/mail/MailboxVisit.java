package id.blkhub.mail;

import id.blkhub.edge.ItemOutcome;
import id.blkhub.edge.ItemOutcome.Refused;
import id.blkhub.edge.ItemRoute;
import id.blkhub.edge.KeptItems;
import id.blkhub.mail.MailParts.AttachedSheet;
import id.blkhub.mail.MailParts.TooMuch;
import jakarta.mail.Address;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look into a mail box. A mail is copied to its next folder and then deleted here: dying in
 * between leaves it in both, and its sheets are known by their bytes.
 */
final class MailboxVisit {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxVisit.class);

  /** Of one look; the others come with the next. */
  private static final int MOST_MAILS = 50;

  private final MailboxOptions options;
  private final KeptItems kept;
  private final ItemRoute route;
  private final BooleanSupplier ending;

  MailboxVisit(MailboxOptions options, KeptItems kept, ItemRoute route, BooleanSupplier ending) {
    this.options = options;
    this.kept = kept;
    this.route = route;
    this.ending = ending;
  }

  /** Takes what is in the inbox, the oldest first. */
  void of(Store store) throws Exception {
    Folder inbox = store.getFolder(options.folders().inbox());
    inbox.open(Folder.READ_WRITE);
    try {
      Message[] mails = inbox.getMessages(1, Math.min(MOST_MAILS, inbox.getMessageCount()));
      FetchProfile heads = new FetchProfile();
      heads.add(FetchProfile.Item.ENVELOPE);
      heads.add(FetchProfile.Item.SIZE);
      heads.add(FetchProfile.Item.FLAGS);
      inbox.fetch(mails, heads);
      for (Message mail : mails) {
        if (ending.getAsBoolean()) {
          return;
        }
        if (!mail.isSet(Flags.Flag.DELETED)) {
          putAway(store, inbox, mail, take(store, mail));
        }
      }
    } finally {
      inbox.close(true);
    }
  }

  /** Null where everything attached is safe. */
  private @Nullable MailProblem take(Store store, Message mail) throws Exception {
    List<AttachedSheet> sheets;
    try {
      if (!isAgreed(mail.getFrom())) {
        return MailProblem.OTHER_SENDER;
      }
      if (mail.getSize() > options.limits().bytes()) {
        return MailProblem.TOO_MUCH;
      }
      sheets = MailParts.of(mail, options.limits().attachments());
    } catch (TooMuch tooMuch) {
      return MailProblem.TOO_MUCH;
    } catch (MessagingException | IOException unreadable) {
      if (store.isConnected()) {
        // the server goes on answering, so it is this mail
        return MailProblem.TOO_MUCH;
      }
      throw unreadable;
    }
    return sheets.isEmpty() ? MailProblem.NO_SHEET : take(sheets);
  }

  private @Nullable MailProblem take(List<AttachedSheet> sheets) throws Exception {
    MailProblem problem = null;
    for (AttachedSheet sheet : sheets) {
      try (InputStream content = new SheetContent(sheet.part().getInputStream())) {
        ItemOutcome outcome = kept.take(route, sheet.name(), content, options.limits().bytes());
        if (outcome instanceof Refused) {
          problem = MailProblem.ATTACHMENT_REFUSED;
        }
      } catch (SheetContent.Undecodable broken) {
        problem = MailProblem.ATTACHMENT_REFUSED;
      }
    }
    return problem;
  }

  private boolean isAgreed(Address @Nullable [] from) {
    return from != null
        && from.length == 1
        && from[0] instanceof InternetAddress one
        && one.getAddress() != null
        && options.takesFrom(one.getAddress());
  }

  private void putAway(Store store, Folder inbox, Message mail, @Nullable MailProblem problem)
      throws MessagingException {
    if (problem != null) {
      LOG.warn("partner={} code={} {}", options.partner(), problem.code(), problem.text().en());
    }
    String name = problem == null ? options.folders().done() : options.folders().failed();
    Folder to = store.getFolder(name);
    if (!to.exists()) {
      to.create(Folder.HOLDS_MESSAGES);
    }
    inbox.copyMessages(new Message[] {mail}, to);
    mail.setFlag(Flags.Flag.DELETED, true);
  }
}
