package id.blkhub.journal;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which receipts of a sender to show.
 *
 * @param newestFirst in which order; they are stored one after the other
 * @param after the cursor of the last receipt already read in this order, 0 for the first page
 * @param limit 1 to 1,000
 */
public record ReceiptQuery(
    PartnerId sender, ReceiptFilter filter, boolean newestFirst, long after, int limit) {

  /**
   * What to leave out; null leaves a part open.
   *
   * @param states empty for all
   * @param from inclusive
   * @param to exclusive
   */
  public record ReceiptFilter(
      @Nullable MessageId messageId,
      @Nullable String senderMessageId,
      @Nullable Kind kind,
      Set<State> states,
      @Nullable Instant from,
      @Nullable Instant to) {
    public static final ReceiptFilter NONE =
        new ReceiptFilter(null, null, null, Set.of(), null, null);

    public ReceiptFilter {
      states = Set.copyOf(states);
    }

    boolean namesMessages() {
      return messageId != null || senderMessageId != null;
    }
  }
}
