package id.blkhub.broker;

import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an internal address may hold in memory before it goes on on disk. While all addresses
 * together hold little, each may hold much, so that a burst between two partners stays in memory
 * however many others there are. Once they hold an eighth of the heap, each may hold its share of a
 * quarter, so that many partners that take nothing stay together below the broker's limit for all
 * memory, half the heap, at which it would hold back the senders of others.
 */
final class MemoryShares {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryShares.class);

  static final String ALL = "#";

  /** What may come in between two looks is small against an eighth of the heap. */
  private static final int LOOK_EVERY_MILLIS = 250;

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

  /** Bytes of a share, neither too few for some messages nor more than an address needs. */
  static long limited(long share) {
    return Math.max(LEAST, Math.min(MOST, share));
  }

  /** Bytes an address may hold at present. */
  long each() {
    return isTight ? share : most;
  }

  /**
   * Decides by what all addresses hold.
   *
   * @param held bytes
   */
  void look(long held) {
    // what made it tight must be gone by half, or it would change with every message
    isTight = held > (isTight ? ample : tight);
  }

  /** Looks as long as the broker runs. */
  void keep(ActiveMQServer server) {
    server
        .getScheduledPool()
        .scheduleWithFixedDelay(
            () -> apply(server), LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Looks once; a broker that cannot be asked is asked again. */
  void apply(ActiveMQServer server) {
    try {
      long held = server.getPagingManager().getGlobalSize();
      look(held);
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
      LOG.warn("What queues may hold in memory could not be decided; tried again", e);
    }
  }
}
