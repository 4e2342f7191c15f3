package id.blkhub.broker;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Limits what may wait for intake in the addresses of one partner. The broker holds such messages
 * in memory, and it holds back the senders of all partners once they take half the heap. So one
 * partner, whatever it sends, gets a sixteenth; where its senders go on regardless, the broker
 * refuses them at an eighth.
 *
 * @param fixed bytes for each address, as a setting says; null where none does
 * @param heap in bytes
 * @param largestMessage in bytes; an address must hold some of them
 */
record IntakeMemory(@Nullable Long fixed, long heap, long largestMessage) {
  private static final int SHARE_OF_A_PARTNER = 16;
  private static final long MOST = 256L << 20;

  static IntakeMemory of(BrokerSettings settings, long heap) {
    DataSize fixed = settings.acceptedPerAddress();
    return new IntakeMemory(
        fixed == null ? null : fixed.toBytes(), heap, settings.largestMessage().toBytes());
  }

  /** Bytes for each address of a partner that sends so many kinds. */
  long each(int kinds) {
    if (fixed != null) {
      return fixed;
    }
    long share = heap / SHARE_OF_A_PARTNER / Math.max(1, kinds);
    return Math.max(largestMessage, Math.min(MOST, share));
  }
}
