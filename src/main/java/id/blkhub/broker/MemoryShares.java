package id.blkhub.broker;

import id.blkhub.message.Blamed;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits how many bytes an internal address may hold in memory before it pages to disk. While all
 * addresses together hold little, the limit of each is high, so that a burst between two partners
 * stays in memory. When they hold more than an eighth of the heap, each gets an equal share of a
 * quarter of the heap. Then many partners that take nothing together stay below half the heap, the
 * limit at which the broker would hold back the senders of all.
 */
final class MemoryShares {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryShares.class);

  static final String ALL = "#";

  /** What can arrive between two checks is small against an eighth of the heap. */
  private static final int CHECK_EVERY_MILLIS = 250;

  private static final long MOST = 16L << 20;
  private static final long LEAST = 64L << 10;

  private final long most;
  private final long tight;
  private final long ample;
  private final long share;
  private boolean isTight;
  private long applied;

  /**
   * @param heap in bytes
   * @param addresses how many there are
   */
  MemoryShares(long heap, int addresses) {
    most = Math.max(MOST, heap / 64);
    tight = heap / 8;
    ample = heap / 16;
    share = limited(heap / 4 / addresses);
    applied = most;
  }

  /** A share in bytes, at least enough for some messages and at most what an address needs. */
  static long limited(long share) {
    return Math.max(LEAST, Math.min(MOST, share));
  }

  /** Bytes that an address may hold at present. */
  long each() {
    return isTight ? share : most;
  }

  /**
   * Chooses between the two limits.
   *
   * @param held bytes that all addresses hold
   */
  void choose(long held) {
    // half of it must be gone before the higher limit returns, or it would change all the time
    isTight = held > (isTight ? ample : tight);
  }

  /** Adapts the limit as long as the broker runs. */
  void keepAdapting(ActiveMQServer server) {
    server
        .getScheduledPool()
        .scheduleWithFixedDelay(
            () -> adapt(server), CHECK_EVERY_MILLIS, CHECK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Adapts the limit once. */
  void adapt(ActiveMQServer server) {
    try {
      long held = server.getPagingManager().getGlobalSize();
      choose(held);
      if (each() != applied) {
        AddressSettings settings = server.getAddressSettingsRepository().getMatch(ALL);
        server
            .getAddressSettingsRepository()
            .addMatch(ALL, new AddressSettings(settings).setMaxSizeBytes(each()));
        applied = each();
        LOG.info(
            "Queues hold {} MiB; each may hold {} KiB in memory now", held >> 20, each() >> 10);
      }
    } catch (RuntimeException e) {
      LOG.warn("The limit of memory for queues could not be adapted; tried again", Blamed.of(e));
    }
  }
}
