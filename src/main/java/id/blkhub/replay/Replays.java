package id.blkhub.replay;

import id.blkhub.journal.TakenFinder.Period;
import java.time.Duration;
import java.util.Optional;

/** Where partners ask for deliveries again. */
public interface Replays {
  /** The longest period of one replay. */
  Duration LONGEST = Duration.ofDays(31);

  /** What came of the request. */
  sealed interface ReplayAnswer {
    /** It is durable and goes on by itself. */
    record ReplayTaken(Replay replay) implements ReplayAnswer {}

    /** The partner has asked often enough for now. */
    record TooManyReplays(Duration pause) implements ReplayAnswer {}

    /** It would not fit beside what waits for the partner already. */
    record NoRoom(Duration pause) implements ReplayAnswer {}
  }

  /**
   * Asks for what the partner took of a kind within the period.
   *
   * @throws RuntimeException when the journal or the broker does not answer; nothing was asked then
   */
  ReplayAnswer request(Period period);

  /** A replay by its id, whoever asked for it. */
  Optional<Replay> find(String id);
}
