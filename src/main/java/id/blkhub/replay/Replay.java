package id.blkhub.replay;

import id.blkhub.journal.ReplayRow;
import id.blkhub.journal.TakenFinder.Period;

/**
 * How a replay stands.
 *
 * @param row what it has been worked through
 * @param refused sent on their way, but agreement or consent do not allow it any more, or they
 *     could not be delivered in their present form
 * @param expired sent on their way, but not taken in time
 * @param delivered taken again
 */
public record Replay(ReplayRow row, long refused, long expired, long delivered) {
  public Period period() {
    return row.period();
  }
}
