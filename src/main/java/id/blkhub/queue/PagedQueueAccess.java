package id.blkhub.queue;

/** Brings messages that lie deep in a queue to where a consumer with a selector sees them. */
public interface PagedQueueAccess {
  /**
   * Looks through the queue for what fits: first in memory and, where there is none, through what
   * it keeps on disk, of which it brings what fits to the queue's head. Nothing is taken by that,
   * and nothing changes on disk.
   *
   * @param selector JMS selector; null for every message
   * @param most where to stop looking
   * @return how many fit and are there to be taken, at most {@code most}
   */
  int moveToHead(String queue, String selector, int most);
}
