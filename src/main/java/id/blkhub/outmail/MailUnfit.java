package id.blkhub.outmail;

import id.blkhub.message.Violation;

/** A delivery cannot become such a mail; trying again will not help. */
final class MailUnfit extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Violation why;

  MailUnfit(Violation why) {
    super(why.code());
    this.why = why;
  }

  Violation why() {
    return why;
  }
}
