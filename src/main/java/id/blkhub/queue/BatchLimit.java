package id.blkhub.queue;

/** Counts the messages and bytes of a batch while it is received. */
final class BatchLimit {
  /** A batch of large messages ends early: it is in memory several times while it is processed. */
  private static final long MOST_BYTES = 4 << 20;

  private final int mostMessages;
  private int messages;
  private long bytes;

  BatchLimit(int mostMessages) {
    this.mostMessages = mostMessages;
  }

  boolean hasRoom() {
    return messages < mostMessages && bytes < MOST_BYTES;
  }

  void add(QueueMessage message) {
    messages++;
    bytes += message.body().length;
  }
}
