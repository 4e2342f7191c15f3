package id.blkhub.edge;

/**
 * What a source gets back for its item.
 *
 * @param confirmed to be run when the source has put the item away: until then the same bytes are
 *     not told apart from a second look at the same item
 */
public record TakenItem(ItemOutcome outcome, Runnable confirmed) {}
