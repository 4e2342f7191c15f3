package id.blkhub.replay;

import id.blkhub.journal.ReplayRow.Progress;
import id.blkhub.journal.TakenFinder.Period;
import java.time.Instant;

/**
 * How a replay stands.
 *
 * @param found deliveries of the period looked at so far
 * @param sent sent on their way again so far
 * @param gone no longer available: their content is not kept any more
 * @param refused sent on their way, but agreement or consent do not allow it any more, or they
 *     could not be delivered in their present form
 * @param expired sent on their way, but not taken in time
 * @param delivered taken again
 */
public record Replay(
    String id,
    Period period,
    Progress state,
    long found,
    long sent,
    long gone,
    long refused,
    long expired,
    long delivered,
    Instant requestedAt,
    Instant stateAt) {}
