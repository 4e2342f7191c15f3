package id.blkhub.queue;

import java.util.List;
import java.util.function.Function;

/**
 * Takes chosen messages out of their order, for a person or a partner who asks, and sends what
 * follows in the same transaction. What a consumer has taken already and not yet acknowledged is
 * not to be had.
 */
public interface SelectiveConsumer {
  /**
   * What came of it.
   *
   * @param count how many were taken
   * @param busy whether there are more that fit, which were not to be had just now
   */
  record Taken(int count, boolean busy) {}

  /**
   * Takes the messages that fit and sends what {@code turn} makes of them, all in one commit.
   *
   * @param selector JMS selector; null for every message
   * @param most how many at most
   * @param turn what to send for a message; an exception puts all of them back
   * @throws BrokerFailed when the commit failed: nothing happened then
   */
  Taken take(
      String queue, String selector, int most, Function<QueueMessage, List<OutgoingMessage>> turn);

  /** The broker did not do it; nothing changed. */
  final class BrokerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerFailed(Throwable cause) {
      super("The broker did not answer", cause);
    }
  }
}
