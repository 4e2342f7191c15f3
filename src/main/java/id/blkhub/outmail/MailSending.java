package id.blkhub.outmail;

import id.blkhub.delivery.Delivery;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.SendLedger;
import id.blkhub.mail.MailServers;
import id.blkhub.mail.MailSubmission;
import id.blkhub.message.Blamed;
import id.blkhub.message.MessageId;
import id.blkhub.outmail.SendVerdict.SendEffect;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a mail for each delivery over one connection, and does to each delivery what came of it.
 * Where the server is away, refuses the login, or is not trusted, deliveries wait: none of that is
 * their fault.
 */
final class MailSending implements Mailing {
  private static final Logger LOG = LoggerFactory.getLogger(MailSending.class);

  private final OutMailOptions options;
  private final MailServers servers;
  private final SendLedger ledger;

  /**
   * @param ledger told before a partner may see a delivery
   */
  MailSending(OutMailOptions options, MailServers servers, SendLedger ledger) {
    this.options = options;
    this.servers = servers;
    this.ledger = ledger;
  }

  @Override
  public void send(List<Written> written) {
    int sent = 0;
    try {
      record(written);
      Address[] to = addresses();
      try (MailSubmission by = connect()) {
        for (; sent < written.size(); sent++) {
          send(written.get(sent), by, to);
        }
      }
    } catch (Unsent unsent) {
      later(written.subList(sent, written.size()), unsent.verdict());
    } catch (MessagingException | RuntimeException failure) {
      // no answer of a server, so what it was is told here
      LOG.warn(
          "partner={} code={} {}",
          written.get(0).delivery().header().receiver(),
          OutMailProblem.LATER.code(),
          OutMailProblem.LATER.text().en(),
          Blamed.of(failure));
      later(
          written.subList(sent, written.size()),
          new SendVerdict(OutMailProblem.LATER, SendEffect.UNKNOWN));
    }
  }

  /** No further mail goes over this connection; what the server wrote is not told. */
  private static final class Unsent extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SendVerdict verdict;

    Unsent(SendVerdict verdict) {
      super(null, null, false, false);
      this.verdict = verdict;
    }

    SendVerdict verdict() {
      return verdict;
    }
  }

  private MailSubmission connect() throws Unsent {
    try {
      return servers.submission(options.server());
    } catch (MessagingException failure) {
      throw new Unsent(SendVerdict.ofConnecting(failure));
    }
  }

  private static void send(Written written, MailSubmission by, Address... to)
      throws MessagingException, Unsent {
    Delivery delivery = written.delivery();
    LetterMail mail = new LetterMail(written.letter(), delivery.header(), by, to);
    try {
      by.send(mail, to);
      delivery.delivered(null);
    } catch (MessagingException failure) {
      SendVerdict verdict = SendVerdict.ofSending(failure);
      if (verdict.effect() != SendEffect.REFUSED) {
        throw new Unsent(verdict);
      }
      delivery.refuse(verdict.why().violation());
    }
  }

  private Address[] addresses() throws AddressException {
    List<Address> addresses = new ArrayList<>();
    for (var address : options.to()) {
      addresses.add(new InternetAddress(address.text()));
    }
    return addresses.toArray(Address[]::new);
  }

  private void record(List<Written> written) {
    List<DeliveryHeader> first =
        written.stream()
            .map(Written::delivery)
            .filter(Delivery::uncalled)
            .map(Delivery::header)
            .toList();
    Set<MessageId> neverSent = first.isEmpty() ? Set.of() : ledger.recordAttempt(first);
    written.forEach(
        one -> one.delivery().calling(neverSent.contains(one.delivery().header().messageId())));
  }

  /** What is behind a failure would overtake it. */
  private static void later(List<Written> left, SendVerdict verdict) {
    if (left.isEmpty()) {
      return;
    }
    Delivery first = left.get(0).delivery();
    first.retry(verdict.why().violation(), null, verdict.effect() == SendEffect.UNSENT);
    left.subList(1, left.size()).forEach(one -> one.delivery().postpone());
  }
}
