package id.blkhub.exchange;

import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalCodec;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.ReceiptCodec;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects the events of a batch into one journal message, sends the receipts they cause, and
 * counts them once the batch is committed.
 */
public final class OutcomeRecorder {
  /**
   * Payload in one journal message, so that large ones do not add up in memory; an array of a
   * mebibyte is one for which the collector (G1) starts a cycle of its own.
   */
  private static final long MOST_BYTES = 192 << 10;

  private final QueueBatch queue;
  private final MessageMeters meters;
  private final List<JournalEvent> events = new ArrayList<>();
  private long bytes;

  public OutcomeRecorder(QueueBatch queue, MessageMeters meters) {
    this.queue = queue;
    this.meters = meters;
  }

  public void event(JournalEvent event) {
    events.add(event);
    for (byte[] payload : event.payloads().values()) {
      bytes += payload.length;
    }
    if (bytes > MOST_BYTES) {
      close();
    }
  }

  public void eventWithReceipt(JournalEvent event) {
    if (event.receipted()) {
      queue.send(receipt(event));
    }
    event(event);
  }

  /** The far end confirmed it at that moment. */
  public void delivered(DeliveryHeader header, Instant at) {
    if (header.repeat() != null) {
      // how long the first took was measured
      return;
    }
    Duration took = Duration.between(header.acceptedAt(), at);
    queue.afterCommit(() -> meters.deliveredAfter(header.receiver(), header.kind(), took));
  }

  /** What the sender of the message gets on its receipts queue. */
  public static OutgoingMessage receipt(JournalEvent event) {
    return new OutgoingMessage(
        Addresses.receipts(event.sender().value()),
        ReceiptCodec.toCloudEvent(event.receipt()),
        ReceiptCodec.MEDIA_TYPE,
        Map.of(),
        0,
        0);
  }

  /** Writes what is left; to be called once all is told. */
  public void close() {
    if (!events.isEmpty()) {
      List<JournalEvent> written = List.copyOf(events);
      queue.send(
          OutgoingMessage.internal(
              Addresses.JOURNAL, JournalCodec.encode(written, List.of()), Map.of()));
      queue.afterCommit(() -> written.forEach(meters::count));
      events.clear();
      bytes = 0;
    }
  }
}
