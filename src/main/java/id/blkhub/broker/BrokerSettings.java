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
 * @param mqtt where MQTT 3.1.1 and 5 listen
 * @param stomp where STOMP 1.2 listens
 * @param tls where the same protocols listen with TLS; nowhere without a keystore
 * @param journalSync whether the broker waits for the disk; false only in a test that proves that
 *     this matters
 * @param receiptsKept how long a receipt nobody reads stays in {@code receipts.<partner>}
 * @param largestMessage above every partner's limit; larger ones are refused once they are in
 * @param acceptedPerAddress what may wait in one {@code in.<partner>.<kind>} for intake; past it
 *     AMQP senders get no more credit and HTTP answers 503; past twice as much AMQP refuses too
 * @param maxDiskUsage percent of the disk above which senders are slowed down
 * @param workers threads that serve all queues; 0 takes two for each processor, at least 4
 * @param workersPerSender how many of them the {@code in.*} queues of one partner may have at once;
 *     0 takes half of them, at least 1
 * @param longestPause where the backoff of a queue that cannot be emptied ends
 * @param finishWithin what batches under way get to end when the hub stops; a partner that has not
 *     answered by then is asked again after the start
 */
@ConfigurationProperties("hub.broker")
public record BrokerSettings(
    Path data,
    @DefaultValue Listener amqp,
    @DefaultValue Listener mqtt,
    @DefaultValue Listener stomp,
    @DefaultValue Tls tls,
    @DefaultValue("true") boolean journalSync,
    @DefaultValue("7d") Duration receiptsKept,
    @DefaultValue("4MB") DataSize largestMessage,
    @DefaultValue("256MB") DataSize acceptedPerAddress,
    @DefaultValue("90") int maxDiskUsage,
    @DefaultValue("0") int workers,
    @DefaultValue("0") int workersPerSender,
    @DefaultValue("60s") Duration longestPause,
    @DefaultValue("8s") Duration finishWithin) {
  private static final int ROOM_FOR_HEADERS = 65_536;

  /** Intake, deliveries and the journal go on while one of them waits for the disk. */
  private static final int FEWEST_WORKERS = 4;

  /** As many as asked for, or what suits a machine of so many processors. */
  int workersFor(int processors) {
    return workers == 0 ? Math.max(FEWEST_WORKERS, 2 * processors) : workers;
  }

  /** Of so many workers; never more than there are. */
  int workersOfOneSender(int all) {
    return workersPerSender == 0 ? Math.max(1, all / 2) : Math.min(workersPerSender, all);
  }

  /** Bytes of one frame or packet, its headers included. */
  int largestFrame() {
    return Math.toIntExact(largestMessage.toBytes()) + ROOM_FOR_HEADERS;
  }

  /**
   * Where a protocol listens.
   *
   * @param enabled false closes the protocol, with TLS too
   * @param port 0 takes a free one
   */
  public record Listener(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("127.0.0.1") String host,
      @DefaultValue("0") int port) {}

  /**
   * The ports with TLS.
   *
   * <p>The certificate is read by {@link id.blkhub.tls.Certificates}; without one there are no such
   * ports.
   *
   * @param amqp port of AMQP 1.0; 0 takes a free one
   * @param mqtt port of MQTT
   * @param stomp port of STOMP
   */
  public record Tls(
      @DefaultValue("127.0.0.1") String host,
      @DefaultValue("5671") int amqp,
      @DefaultValue("8883") int mqtt,
      @DefaultValue("61614") int stomp) {}
}
