package id.blkhub.edge;

/** How far an item is. */
enum ItemState {
  /** Its records are being put before the broker. */
  TAKING,
  /** The broker has all of them; its source does not know yet. */
  TAKEN,
  /** Its source knows; some record has no verdict yet. */
  CONFIRMED,
  /** Every record has a verdict, and its sender was told. */
  FINISHED,
  /** It cannot be taken as a whole; nothing of it was sent. */
  REFUSED
}
