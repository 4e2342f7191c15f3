package id.blkhub.api;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads that fail as 503 when the journal's database is away. */
final class JournalReads {
  private static final Logger LOG = LoggerFactory.getLogger(JournalReads.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private JournalReads() {}

  static <T> T of(Supplier<T> read) {
    try {
      return read.get();
    } catch (RuntimeException e) {
      LOG.warn("code={} cause={}", HttpRule.JOURNAL_AWAY.code(), e.getClass().getName());
      throw ProblemException.retryAfter(HttpRule.JOURNAL_AWAY, TRY_AGAIN);
    }
  }
}
