package id.blkhub.outfile;

import id.blkhub.message.Violation;

/** A delivery cannot become such a file; trying again will not help. */
final class FileUnfit extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Violation why;

  FileUnfit(Violation why) {
    super(why.code());
    this.why = why;
  }

  Violation why() {
    return why;
  }
}
