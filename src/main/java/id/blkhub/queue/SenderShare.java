package id.blkhub.queue;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The workers that the queues of one sender may have at once.
 *
 * @param workers at least one
 * @param senderOf the sender that fills a queue; null for a queue that may have any worker
 */
public record SenderShare(int workers, Function<String, @Nullable String> senderOf) {
  public SenderShare {
    if (workers < 1) {
      throw new IllegalArgumentException(workers + " workers for a sender, must be 1 or more");
    }
  }
}
