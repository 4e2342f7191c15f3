package id.blkhub.journal;

import java.time.Instant;

/**
 * Deliveries a partner asked for again, and how far that has come.
 *
 * @param found deliveries of the period looked at so far
 * @param sent of these, sent on their way again
 * @param gone of these, no longer available: their payload or their case is forgotten
 */
public record ReplayRow(
    String id,
    TakenFinder.Period period,
    Progress progress,
    long found,
    long sent,
    long gone,
    Instant requestedAt,
    Instant stateAt) {
  /** Where it stands. */
  public enum Progress {
    REQUESTED,
    RUNNING,
    DONE
  }

  public ReplayRow at(Progress next, long nowFound, long nowSent, long nowGone, Instant time) {
    return new ReplayRow(id, period, next, nowFound, nowSent, nowGone, requestedAt, time);
  }
}
