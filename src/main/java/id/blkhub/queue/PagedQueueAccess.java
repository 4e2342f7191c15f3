package id.blkhub.queue;

import org.jspecify.annotations.Nullable;

/** Makes messages that a queue keeps on disk visible to a consumer with a selector. */
public interface PagedQueueAccess {
  /**
   * Searches a queue for matching messages: first in memory and, where there is none, on disk. It
   * moves those found on disk to the head of the queue. No message is consumed by that, and nothing
   * changes on disk.
   *
   * @param selector JMS selector; null for every message
   * @param most where the search stops
   * @return how many matching messages a consumer can receive, at most {@code most}
   */
  int moveToHead(String queue, @Nullable String selector, int most);
}
