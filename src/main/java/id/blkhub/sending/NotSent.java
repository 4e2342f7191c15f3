package id.blkhub.sending;

/** The broker did not take the messages of a call; none of them was sent. */
public final class NotSent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotSent(Exception cause) {
    super("The broker did not take it", cause);
  }
}
