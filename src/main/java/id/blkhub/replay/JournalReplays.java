package id.blkhub.replay;

import id.blkhub.journal.LeftOut;
import id.blkhub.journal.ReplayRow;
import id.blkhub.journal.ReplayTable;
import id.blkhub.journal.TakenFinder;
import id.blkhub.journal.TakenFinder.ListPlace;
import id.blkhub.journal.TakenFinder.Period;
import id.blkhub.message.Ids;
import id.blkhub.message.State;
import id.blkhub.sending.HubSender;
import id.blkhub.sending.NotSent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays of what the journal knows. */
final class JournalReplays implements Replays {
  private static final Duration SPAN = Duration.ofHours(1);
  private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMinutes(10);

  private final TakenFinder taken;
  private final ReplayTable table;
  private final HubSender sender;
  private final ReplayQuota replayQuota;
  private final Clock clock;
  private final int mostAnHour;

  JournalReplays(
      TakenFinder taken,
      ReplayTable table,
      HubSender sender,
      ReplayQuota replayQuota,
      Clock clock,
      int mostAnHour) {
    this.taken = taken;
    this.table = table;
    this.sender = sender;
    this.replayQuota = replayQuota;
    this.clock = clock;
    this.mostAnHour = mostAnHour;
  }

  @Override
  public ReplayAnswer request(Period period) {
    if (!replayQuota.fits(period, taken.size(period))) {
      return new ReplayAnswer.NoRoom(UNTIL_THERE_IS_ROOM);
    }
    Instant now = clock.instant();
    ReplayRow row = ReplayRow.requested(Ids.next(), period, now);
    Optional<Instant> again = table.add(row, mostAnHour, SPAN);
    if (again.isPresent()) {
      return new ReplayAnswer.TooManyReplays(Duration.between(now, again.get()));
    }
    try {
      sender.send(
          List.of(ReplayStep.of(row.id(), ListPlace.before(period), row.counts()).message()));
    } catch (NotSent e) {
      table.remove(row.id());
      throw e;
    }
    return new ReplayAnswer.ReplayTaken(view(row, Map.of(), List.of()));
  }

  @Override
  public Optional<Replay> find(String id) {
    return table.find(id).map(row -> view(row, table.outcomes(id), table.leftOut(id)));
  }

  private static Replay view(ReplayRow row, Map<State, Long> outcomes, List<LeftOut> leftOut) {
    return new Replay(
        row,
        // what is gone has an event too, so that its reason can be told
        Math.max(0, outcomes.getOrDefault(State.CANCELLED, 0L) - row.counts().gone()),
        outcomes.getOrDefault(State.EXPIRED, 0L),
        outcomes.getOrDefault(State.DELIVERED, 0L),
        leftOut);
  }
}
