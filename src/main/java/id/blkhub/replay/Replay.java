package id.blkhub.replay;

import id.blkhub.journal.LeftOut;
import id.blkhub.journal.ReplayRow;
import id.blkhub.journal.TakenFinder.Period;
import java.util.List;

/**
 * How a replay stands.
 *
 * @param row what it has been worked through
 * @param refused sent on their way, but agreement or consent do not allow it any more, or they
 *     could not be delivered in their present form
 * @param expired sent on their way, but not taken in time
 * @param delivered taken again
 * @param leftOut what of it does not come again, and why; the first hundred
 */
public record Replay(
    ReplayRow row, long refused, long expired, long delivered, List<LeftOut> leftOut) {
  public Period period() {
    return row.period();
  }
}
