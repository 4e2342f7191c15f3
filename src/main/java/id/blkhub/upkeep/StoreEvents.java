package id.blkhub.upkeep;

import id.blkhub.journal.JournalCodec;
import id.blkhub.journal.JournalStore;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Refusal;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import java.util.ArrayList;
import java.util.List;

/** Writes what happened into the journal, many events in one database transaction. */
final class StoreEvents {
  private final JournalStore journal;

  StoreEvents(JournalStore journal) {
    this.journal = journal;
  }

  FinishedBatch store(QueueBatch batch) {
    List<JournalEvent> events = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (QueueMessage message : batch.messages()) {
      JournalCodec.Batch entries = JournalCodec.decode(message.body());
      events.addAll(entries.events());
      refusals.addAll(entries.refusals());
    }
    journal.write(events, refusals);
    return new FinishedBatch(batch);
  }
}
