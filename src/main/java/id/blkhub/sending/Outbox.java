package id.blkhub.sending;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives HTTP clients the deliveries in their queue {@code out.<partner>.<kind>}. */
public interface Outbox {
  /**
   * One delivery.
   *
   * @param id of the message
   * @param type CloudEvents type
   * @param time CloudEvents time: when the hub accepted the message
   * @param repeated whether it is sent again because the partner asked for it
   * @param correction what it does to an earlier delivery; null where it stands for itself
   * @param test whether it is a test
   * @param data JSON, in the partner's own form
   */
  record OutboxItem(
      MessageId id,
      @Nullable String type,
      @Nullable String time,
      boolean repeated,
      @Nullable String correction,
      boolean test,
      String data) {}

  /**
   * Some deliveries, oldest first.
   *
   * @param next place of the last delivery; the place asked for where the page is empty
   */
  record OutboxPage(List<OutboxItem> items, long next) {}

  /**
   * Browses the 20,000 oldest deliveries and takes none.
   *
   * @param after a {@link OutboxPage#next()}; 0 for the oldest
   * @param most how many at most
   * @param mostBytes how much data at most; a single larger delivery is returned all the same
   * @throws RuntimeException when the broker does not answer
   */
  OutboxPage look(PartnerId partner, Kind kind, long after, int most, int mostBytes);

  /**
   * Takes a delivery for good, with its repetitions that are in the broker's memory. The journal
   * event and the receipt to its sender are in the same commit.
   *
   * @return whether it was in the queue
   * @throws RuntimeException when the broker does not answer; nothing changed then
   */
  boolean take(PartnerId partner, Kind kind, MessageId id);
}
