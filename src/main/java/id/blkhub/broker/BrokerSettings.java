package id.blkhub.broker;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code hub.broker.*}.
 *
 * @param data folder of the broker's files
 * @param amqp where AMQP 1.0 listens
 * @param journalSync whether the broker waits for the disk; false only in a test that proves that
 *     this matters
 * @param receiptsKept how long a receipt nobody reads stays in {@code receipts.<partner>}
 * @param largestMessage above every partner's limit; larger ones are refused once they are in
 * @param acceptedPerAddress what may wait in one {@code in.<partner>.<kind>} for intake; past it
 *     AMQP senders get no more credit and HTTP answers 503; past twice as much AMQP refuses too
 * @param maxDiskUsage percent of the disk above which senders are slowed down
 * @param workers threads that serve all queues
 * @param longestPause where the backoff of a queue that cannot be emptied ends
 * @param finishWithin what batches under way get to end when the hub stops; a partner that has not
 *     answered by then is asked again after the start
 */
@ConfigurationProperties("hub.broker")
public record BrokerSettings(
    Path data,
    @DefaultValue Listener amqp,
    @DefaultValue("true") boolean journalSync,
    @DefaultValue("7d") Duration receiptsKept,
    @DefaultValue("4MB") DataSize largestMessage,
    @DefaultValue("256MB") DataSize acceptedPerAddress,
    @DefaultValue("90") int maxDiskUsage,
    @DefaultValue("8") int workers,
    @DefaultValue("60s") Duration longestPause,
    @DefaultValue("8s") Duration finishWithin) {

  /**
   * @param port 0 takes a free one
   */
  public record Listener(@DefaultValue("127.0.0.1") String host, @DefaultValue("5672") int port) {}
}
