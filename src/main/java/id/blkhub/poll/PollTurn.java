package id.blkhub.poll;

import id.blkhub.poll.PollState.PageMarks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far one poll is: from its first page until none is left, or until it is given up. */
final class PollTurn {
  private PollState state = PollState.NEW;
  private Instant next = Instant.EPOCH;
  private int pages;
  private boolean tokenRenewed;

  /**
   * Begins with what is remembered.
   *
   * @param nextPoll when the one after it is due
   */
  void begin(PollState remembered, Instant nextPoll) {
    state = remembered;
    next = nextPoll;
    pages = 0;
    tokenRenewed = false;
  }

  Instant next() {
    return next;
  }

  /** The page that is asked for. */
  @Nullable String position() {
    return state.position();
  }

  /** What the partner said of that page when it was last read. */
  PageMarks marks() {
    return state.marks();
  }

  /** Another page is to be asked for. */
  void reached(PollState other) {
    state = other;
    tokenRenewed = false;
    pages++;
  }

  /** How many pages were read. */
  int pages() {
    return pages;
  }

  /** Whether a refused token may be replaced: once for a page. */
  boolean mayRenewToken() {
    boolean may = !tokenRenewed;
    tokenRenewed = true;
    return may;
  }
}
