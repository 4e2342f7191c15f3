package id.blkhub.edge;

/** How far an item is. */
enum ItemState {
  /** It is safe with the hub; nothing of it was read yet. */
  STORED,
  /** Its records are being put before the broker. */
  TAKING,
  /** The broker has all of them; its source does not know yet. */
  TAKEN,
  /** Its source knows; some record has no verdict yet. */
  CONFIRMED,
  /** Every record has a verdict, and its sender was told. */
  FINISHED,
  /** It cannot be taken as a whole; nothing of it was sent. */
  REFUSED;

  /** Whether nothing of it was sent, so that it is taken as a new one. */
  boolean mayBegin() {
    return this == STORED || this == REFUSED;
  }
}
