package id.blkhub.poll;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts polls by what came of them: {@code blkhub_polls_total{partner,poll,outcome}}. */
final class PollMeters {
  private final MeterRegistry registry;

  PollMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** What came of a poll. */
  enum PollOutcome {
    /** Its pages were read to the end. */
    READ,
    /** The partner said that nothing has changed. */
    UNCHANGED,
    /** It ended before its last page; the log has the code. */
    CUT_OFF,
    /** It could not be made, or a page not be taken, and is tried again. */
    FAILED
  }

  void count(PollPlace place, PollOutcome outcome) {
    registry
        .counter(
            "blkhub.polls",
            "partner",
            place.partner(),
            "poll",
            place.name(),
            "outcome",
            outcome.name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
