package id.blkhub.queue;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes chosen messages out of a queue, whatever their order, because an operator or a partner asks
 * for them, and sends follow-up messages in the same transaction. It cannot take messages that
 * another consumer has received and not yet acknowledged.
 */
public interface SelectiveConsumer {
  /**
   * The result.
   *
   * @param count messages taken
   * @param busy whether more matching messages are there, which another consumer has now
   */
  record SelectedMessages(int count, boolean busy) {}

  /**
   * Takes the matching messages and sends what {@code followUp} makes of them, all in one commit.
   *
   * @param selector JMS selector; null for every message
   * @param most how many at most
   * @param followUp what to send for a message; an exception puts all of them back
   * @throws BrokerFailed when the commit failed; nothing has changed then
   */
  SelectedMessages take(
      String queue,
      @Nullable String selector,
      int most,
      Function<QueueMessage, List<OutgoingMessage>> followUp);

  /** The broker did not do it; nothing has changed. */
  final class BrokerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerFailed(Throwable cause) {
      super("The broker did not answer", cause);
    }
  }
}
