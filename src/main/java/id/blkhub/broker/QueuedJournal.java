package id.blkhub.broker;

import id.blkhub.door.Addresses;
import id.blkhub.journal.Journal;
import id.blkhub.journal.JournalCodec;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Refusal;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import java.util.List;
import java.util.Map;

/** Puts events on the journal's queue; refusals follow soon after. */
final class QueuedJournal implements Journal {
  private final HubSender sender;
  private final Aftermath aftermath;
  private final MessageMeters meters;

  QueuedJournal(HubSender sender, Aftermath aftermath, MessageMeters meters) {
    this.meters = meters;
    this.sender = sender;
    this.aftermath = aftermath;
  }

  @Override
  public void record(List<JournalEvent> events) {
    sender.send(List.of(message(events, List.of())));
    events.forEach(meters::count);
  }

  @Override
  public void refused(Refusal refusal) {
    aftermath.refused(refusal);
  }

  static OutgoingMessage message(List<JournalEvent> events, List<Refusal> refusals) {
    return OutgoingMessage.internal(
        Addresses.JOURNAL, JournalCodec.encode(events, refusals), Map.of());
  }
}
