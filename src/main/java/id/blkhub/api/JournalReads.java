package id.blkhub.api;

import java.time.Duration;
import java.util.function.Supplier;

/** Reads that fail as 503 when the journal's database is away. */
final class JournalReads {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private JournalReads() {}

  static <T> T of(Supplier<T> read) {
    try {
      return read.get();
    } catch (RuntimeException e) {
      OutageLog.add(HttpRule.JOURNAL_AWAY, "read", e);
      throw ProblemException.retryAfter(HttpRule.JOURNAL_AWAY, TRY_AGAIN);
    }
  }
}
