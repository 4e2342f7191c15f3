package id.blkhub.newpartner;

/** What was asked for cannot be done; nothing was written. The message says why. */
public final class DraftRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DraftRefused(String message) {
    super(message);
  }
}
