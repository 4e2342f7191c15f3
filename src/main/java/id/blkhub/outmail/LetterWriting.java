package id.blkhub.outmail;

import id.blkhub.delivery.Delivery;
import id.blkhub.message.Violation;
import id.blkhub.outmail.Mailing.Written;
import id.blkhub.outmail.OutMailOptions.MailForm;
import java.util.ArrayList;
import java.util.List;

/** Makes letters of deliveries, parks those that may or can be none, and sends the others. */
final class LetterWriting {
  private final MailForm form;
  private final OpenReceptions receptions;
  private final Mailing mailing;

  LetterWriting(MailForm form, OpenReceptions receptions, Mailing mailing) {
    this.form = form;
    this.receptions = receptions;
    this.mailing = mailing;
  }

  /** Settles each of them. */
  void send(List<Delivery> open) {
    List<Written> written = new ArrayList<>();
    for (Delivery delivery : open) {
      try {
        written.add(new Written(delivery, letter(delivery)));
      } catch (MailUnfit unfit) {
        delivery.park(unfit.why());
      }
    }
    if (!written.isEmpty()) {
      mailing.send(written);
    }
  }

  private Letter letter(Delivery delivery) throws MailUnfit {
    if (!receptions.mayGoByMail(delivery.header().receiver(), delivery.header().kind())) {
      throw unfit(OutMailProblem.PERSONAL.violation());
    }
    if (delivery.correction() != null) {
      throw unfit(OutMailProblem.NO_CORRECTIONS.violation());
    }
    return Letter.of(delivery.document(), delivery.header().test(), form);
  }

  private static MailUnfit unfit(Violation why) {
    return new MailUnfit(why);
  }
}
