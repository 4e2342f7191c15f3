package id.blkhub.correlation;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids of cases without asking the database, so that a batch knows them before it writes: 41
 * bits of milliseconds since 2025 and 22 random bits, ascending within a node. Should two nodes
 * ever make the same one, the second transaction fails whole and its batch is done again.
 */
final class CaseIds {
  private static final long EPOCH_MILLIS = 1_735_689_600_000L;
  private static final int RANDOM_BITS = 22;
  private static final AtomicLong LAST = new AtomicLong();

  private CaseIds() {}

  static long next() {
    long fresh =
        (System.currentTimeMillis() - EPOCH_MILLIS) << RANDOM_BITS
            | ThreadLocalRandom.current().nextInt(1 << RANDOM_BITS);
    return LAST.updateAndGet(last -> Math.max(last + 1, fresh));
  }
}
