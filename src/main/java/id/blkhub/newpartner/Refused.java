package id.blkhub.newpartner;

/** What was asked for cannot be done; nothing was written. The message says why. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}
