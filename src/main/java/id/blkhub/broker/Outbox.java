package id.blkhub.broker;

import java.util.List;

/** The HTTP door's way to what lies in {@code out.<partner>.<kind>}. */
public interface Outbox {
  /**
   * One delivery.
   *
   * @param id the hub's message id
   * @param type CloudEvents type
   * @param time CloudEvents time: when the hub accepted the message
   * @param repeated whether the partner asked for it again
   * @param correction what it does to an earlier one; null for most
   * @param test whether it is a test
   * @param data JSON, in the partner's own form
   */
  record Item(
      String id,
      String type,
      String time,
      boolean repeated,
      String correction,
      boolean test,
      String data) {}

  /**
   * Some deliveries, oldest first.
   *
   * @param next place of the last one; the place asked for where there is none
   */
  record Page(List<Item> items, long next) {}

  /**
   * Looks at the 20,000 deliveries that have lain there longest, and takes nothing.
   *
   * @param after a {@link Page#next()}; 0 for the oldest
   * @param most how many at most
   * @param mostBytes how much data at most; a single larger delivery is given all the same
   * @throws RuntimeException when the broker does not answer
   */
  Page look(String partner, String kind, long after, int most, int mostBytes);

  /**
   * Takes a delivery for good, with its repetitions that are in the broker's memory; the journal
   * and its sender hear of it in the same commit.
   *
   * @param id the hub's message id, in its 36 characters
   * @return whether it lay there
   * @throws RuntimeException when the broker does not answer; nothing changed then
   */
  boolean take(String partner, String kind, String id);
}
