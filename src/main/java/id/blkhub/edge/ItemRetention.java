package id.blkhub.edge;

import java.time.Instant;

/** Forgets items that are over. */
public final class ItemRetention {
  private final ItemStore items;

  ItemRetention(ItemStore items) {
    this.items = items;
  }

  /**
   * @param before what last changed earlier goes; the same bytes are then taken as new ones, and
   *     the inbox knows their records no longer either
   * @return how many were forgotten
   */
  public long purge(Instant before) {
    return items.purge(before);
  }
}
