package id.blkhub.question;

import id.blkhub.message.PartnerId;
import id.blkhub.queue.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many questions an answering partner has open, and whether it is asked at all. Half of its
 * places at most are for one asker. After some failures in a row it is left alone for a while,
 * which grows while it fails, and then gets one question at a time until it answers.
 */
final class AnswererLoad {
  private static final int FAILURES = 3;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final int most;
  private final Map<PartnerId, Integer> open = new HashMap<>();
  private final Backoff backoff = new Backoff(LONGEST_PAUSE);
  private int all;
  private int failures;
  private Instant pausedUntil = Instant.MIN;

  AnswererLoad(int most) {
    this.most = most;
  }

  /**
   * Takes a place for a question; each that was taken is given back by {@link #leave}.
   *
   * @throws QuestionRefused where there is none, or the partner is left alone
   */
  synchronized void enter(PartnerId asker, Instant now) {
    if (now.isBefore(pausedUntil)) {
      throw refused(QuestionProblem.AWAY, Duration.between(now, pausedUntil));
    }
    if (failures >= FAILURES && all > 0) {
      throw refused(QuestionProblem.AWAY, SOON);
    }
    int own = open.getOrDefault(asker, 0);
    if (all >= most || own >= Math.max(1, most / 2)) {
      throw refused(QuestionProblem.BUSY, SOON);
    }
    open.put(asker, own + 1);
    all++;
  }

  private static QuestionRefused refused(QuestionProblem why, Duration after) {
    return new QuestionRefused(why, List.of(), after);
  }

  /** The question has an outcome. */
  synchronized void leave(PartnerId asker) {
    open.computeIfPresent(asker, (id, count) -> count == 1 ? null : count - 1);
    all--;
  }

  synchronized void answered() {
    failures = 0;
    backoff.reset();
    pausedUntil = Instant.MIN;
  }

  /**
   * The partner did not answer.
   *
   * @param asked how long it asked for; zero where it did not
   * @return how long it is left alone at least
   */
  synchronized Duration failed(Instant now, Duration asked) {
    failures++;
    if (failures < FAILURES && asked.isZero()) {
      return SOON;
    }
    Duration pause = backoff.pause(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
    pausedUntil = now.plus(pause);
    return pause;
  }
}
