package id.blkhub.edge;

import id.blkhub.store.Database;
import java.time.Clock;

/**
 * Items of which the broker has records and that were never confirmed, because the hub was killed
 * or failed in between. One that its source still has comes again and is confirmed then; one that
 * is no longer there has been put away already, or is part of another item now.
 */
public final class LeftItems {
  private final ItemStore items;

  LeftItems(ItemStore items) {
    this.items = items;
  }

  /** On the table of items in that database. */
  public static LeftItems in(Database hub, Clock clock) {
    return new LeftItems(new ItemStore(hub, clock));
  }

  /** What a source says of an item. */
  @FunctionalInterface
  public interface StillThere {
    /**
     * Whether the source has an item of that name, the same or another.
     *
     * @throws Exception when the source cannot be asked now
     */
    boolean has(String name) throws Exception;
  }

  /**
   * Confirms those that their source no longer has, and forgets those of them of which the broker
   * has only some records: there is nothing to go on with. To be asked for when nothing of that
   * source is being taken.
   *
   * @return whether none is left
   * @throws Exception when the source or the database fail
   */
  public boolean confirm(String origin, StillThere source) throws Exception {
    boolean none = true;
    for (Item item : items.left(origin)) {
      if (source.has(item.name())) {
        none = false;
      } else if (item.state() == ItemState.TAKING) {
        // the rows that were put are known by their ids, should it come again after all
        items.forget(item.key());
      } else {
        items.reached(item.key(), ItemState.CONFIRMED);
      }
    }
    return none;
  }
}
