package id.blkhub.edge;

/** A step of a route that takes items. */
interface ItemTarget {
  /** A source gives its items to this step. */
  void comesFrom(String origin);
}
