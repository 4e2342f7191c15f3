package id.blkhub.broker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code hub.broker.*}: how routes consume queues.
 *
 * @param workers threads that serve all queues; 0 takes two for each processor, at least 4
 * @param workersPerSender how many of them the {@code in.*} queues of one partner may have at once;
 *     0 takes half of them, at least 1
 * @param longestPause where the backoff of a queue that cannot be emptied ends
 * @param finishWithin what batches in progress get to end when the hub stops; a partner that has
 *     not answered by then is asked again after the start
 */
@ConfigurationProperties("hub.broker")
public record ConsumerSettings(
    int workers, int workersPerSender, Duration longestPause, Duration finishWithin) {
  /** Intake, deliveries and the journal go on while one of them waits for the disk. */
  private static final int FEWEST_WORKERS = 4;

  /** As many as the setting says, or what suits a machine with so many processors. */
  int workersFor(int processors) {
    return workers == 0 ? Math.max(FEWEST_WORKERS, 2 * processors) : workers;
  }

  /**
   * The workers that one sender may have.
   *
   * @param all how many there are
   */
  int workersOfOneSender(int all) {
    return workersPerSender == 0 ? Math.max(1, all / 2) : Math.min(workersPerSender, all);
  }
}
