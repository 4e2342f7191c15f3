package id.blkhub.outfile;

import id.blkhub.delivery.Delivery;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.SendLedger;
import id.blkhub.message.Blamed;
import id.blkhub.message.MessageId;
import id.blkhub.message.Violation;
import id.blkhub.outfile.OutFileOptions.OutForm;
import id.blkhub.sftp.SftpFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the files of deliveries and does to each what came of it. Where a place cannot be reached,
 * refuses the login, or shows a key that is not known, the delivery waits: none of that is the
 * delivery's fault.
 */
final class FileWriting {
  private static final Logger LOG = LoggerFactory.getLogger(FileWriting.class);

  private final OutForm form;
  private final FilePlace place;
  private final SendLedger ledger;

  /**
   * @param ledger told before a partner may see a delivery
   */
  FileWriting(OutForm form, FilePlace place, SendLedger ledger) {
    this.form = form;
    this.place = place;
    this.ledger = ledger;
  }

  private record Ready(Delivery delivery, OutFile file) {}

  /** Settles each of them. */
  void write(List<Delivery> open) {
    List<Ready> ready = new ArrayList<>();
    for (Delivery delivery : open) {
      try {
        ready.add(new Ready(delivery, OutFile.of(delivery, form)));
      } catch (FileUnfit unfit) {
        delivery.park(unfit.why());
      }
    }
    if (ready.isEmpty()) {
      return;
    }
    int written = 0;
    String partner = ready.get(0).delivery().header().receiver().value();
    try {
      record(ready);
      try (FilePlace.Opened opened = place.open(partner)) {
        for (; written < ready.size(); written++) {
          Ready one = ready.get(written);
          opened.put(one.delivery(), one.file());
          one.delivery().delivered(null);
        }
      }
    } catch (IOException | RuntimeException failure) {
      later(ready.subList(written, ready.size()), failure);
    }
  }

  private void record(List<Ready> ready) {
    List<DeliveryHeader> first =
        ready.stream()
            .map(Ready::delivery)
            .filter(Delivery::uncalled)
            .map(Delivery::header)
            .toList();
    Set<MessageId> neverSent = first.isEmpty() ? Set.of() : ledger.recordAttempt(first);
    ready.forEach(
        one -> one.delivery().calling(neverSent.contains(one.delivery().header().messageId())));
  }

  /** What is behind a failure would overtake it. */
  private static void later(List<Ready> left, Exception failure) {
    if (left.isEmpty()) {
      return;
    }
    Delivery first = left.get(0).delivery();
    first.retry(
        why(first, failure), null, failure instanceof SftpFailure known && known.sureUntouched());
    left.subList(1, left.size()).forEach(one -> one.delivery().postpone());
  }

  private static Violation why(Delivery delivery, Exception failure) {
    if (failure instanceof SftpFailure known) {
      return known.why();
    }
    LOG.warn(
        "messageId={} partner={} code={} {}",
        delivery.header().messageId(),
        delivery.header().receiver(),
        OutFileProblem.NOT_WRITTEN_NOW.code(),
        OutFileProblem.NOT_WRITTEN_NOW.text().en(),
        Blamed.of(failure));
    return OutFileProblem.NOT_WRITTEN_NOW.violation();
  }
}
