package id.blkhub.exchange;

import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalCodec;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.ReceiptCodec;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the events of a batch into one journal message and sends the receipts they cause. */
final class Record {
  private final QueueBatch queue;
  private final List<JournalEvent> events = new ArrayList<>();

  Record(QueueBatch queue) {
    this.queue = queue;
  }

  void event(JournalEvent event) {
    events.add(event);
  }

  void eventWithReceipt(JournalEvent event) {
    events.add(event);
    queue.send(receipt(event));
  }

  /** What the sender of the message gets on its receipts queue. */
  static OutgoingMessage receipt(JournalEvent event) {
    return new OutgoingMessage(
        Addresses.receipts(event.sender()),
        ReceiptCodec.toCloudEvent(event.receipt()),
        true,
        ReceiptCodec.MEDIA_TYPE,
        Map.of(),
        0,
        0);
  }

  void close() {
    if (!events.isEmpty()) {
      queue.send(
          OutgoingMessage.internal(
              Addresses.JOURNAL, JournalCodec.encode(events, List.of()), Map.of()));
    }
  }
}
