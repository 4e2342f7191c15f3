package id.blkhub.journal;

import java.time.Instant;

/**
 * Deliveries a partner asked for again, and how far that has come.
 *
 * @param stateAt when it last came further
 */
public record ReplayRow(
    String id,
    TakenFinder.Period period,
    Progress progress,
    CountedDeliveries counts,
    Instant requestedAt,
    Instant stateAt) {
  /** Where it stands. */
  public enum Progress {
    REQUESTED,
    RUNNING,
    DONE
  }

  /**
   * What became of the deliveries so far.
   *
   * @param found deliveries of the period looked at
   * @param sent of these, sent on their way again
   * @param gone of these, no longer available: their payload or their case is forgotten
   */
  public record CountedDeliveries(long found, long sent, long gone) {
    public static final CountedDeliveries NONE = new CountedDeliveries(0, 0, 0);

    /** With one more that was sent on its way again. */
    public CountedDeliveries oneSent() {
      return new CountedDeliveries(found + 1, sent + 1, gone);
    }

    /** With one more that is no longer available. */
    public CountedDeliveries oneGone() {
      return new CountedDeliveries(found + 1, sent, gone + 1);
    }
  }

  /** A replay nobody has worked on yet. */
  public static ReplayRow requested(String id, TakenFinder.Period period, Instant now) {
    return new ReplayRow(id, period, Progress.REQUESTED, CountedDeliveries.NONE, now, now);
  }

  public ReplayRow at(Progress next, CountedDeliveries now, Instant time) {
    return new ReplayRow(id, period, next, now, requestedAt, time);
  }
}
