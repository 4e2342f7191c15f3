package id.blkhub.sending;

/** There is no room in a queue until what lies there is worked on; nothing was put. */
public final class QueueFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public QueueFull(String address) {
    super("The queue " + address + " is full");
  }
}
