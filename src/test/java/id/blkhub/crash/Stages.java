package id.blkhub.crash;

/** Lets senders go on in steps, so that each life of the hub gets its share of the messages. */
final class Stages {
  private final int count;
  private int open;

  Stages(int count) {
    this.count = count;
  }

  /** Lets the next share go. */
  synchronized void next() {
    open++;
    notifyAll();
  }

  /** Blocks until the message at this place of a sender's list may go. */
  synchronized void await(int place, int size) throws InterruptedException {
    while ((long) place * count >= (long) size * open) {
      wait();
    }
  }
}
