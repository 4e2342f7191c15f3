package id.blkhub.broker;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * {@code hub.broker.*}: the broker's files and limits. {@link ListenerSettings} and {@link
 * ConsumerSettings} have the others of this prefix.
 *
 * @param data folder of the broker's files
 * @param journalSync whether the broker waits for the disk; false only in a test that proves that
 *     this matters
 * @param receiptsKept how long a receipt nobody reads stays in {@code receipts.<partner>}
 * @param largestMessage above every partner's limit; larger messages are refused after they came in
 * @param acceptedPerAddress what may wait in one {@code in.<partner>.<kind>} for intake; past it
 *     AMQP senders get no more credit and HTTP answers 503; past twice as much AMQP refuses too;
 *     null for what the heap allows ({@link IntakeMemory})
 * @param maxDiskUsage percent of the disk above which senders are slowed down
 */
@ConfigurationProperties("hub.broker")
public record BrokerSettings(
    Path data,
    boolean journalSync,
    Duration receiptsKept,
    DataSize largestMessage,
    @Nullable DataSize acceptedPerAddress,
    int maxDiskUsage) {
  private static final int ROOM_FOR_HEADERS = 65_536;

  /** Bytes of one frame or packet, its headers included. */
  int largestFrame() {
    return Math.toIntExact(largestMessage.toBytes()) + ROOM_FOR_HEADERS;
  }
}
