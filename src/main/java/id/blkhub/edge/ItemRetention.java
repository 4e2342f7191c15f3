package id.blkhub.edge;

import java.time.Instant;

/** Forgets items that are over. */
final class ItemRetention implements SourceRetention {
  private final ItemStore items;

  ItemRetention(ItemStore items) {
    this.items = items;
  }

  /** The same bytes are then taken as new ones; the inbox knows their records no longer either. */
  @Override
  public long purge(Instant before) {
    return items.purge(before);
  }
}
