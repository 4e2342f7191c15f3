package id.blkhub.store;

/** The hub cannot start on this database; the message says what to change. */
public final class StoreUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnusable(String message) {
    super(message);
  }

  StoreUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
