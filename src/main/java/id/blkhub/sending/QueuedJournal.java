package id.blkhub.sending;

import id.blkhub.delivery.Acknowledged;
import id.blkhub.door.Addresses;
import id.blkhub.journal.Journal;
import id.blkhub.journal.JournalCodec;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Refusal;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Journals through the queue {@code journal}: events are durable, with the receipts they cause,
 * before {@link #record} returns. Refusals follow later, see {@link AcknowledgementJournaler}.
 */
final class QueuedJournal implements Journal {
  private final HubSender sender;
  private final AcknowledgementJournaler journaler;
  private final Acknowledged acknowledged;
  private final MessageMeters meters;

  QueuedJournal(
      HubSender sender,
      AcknowledgementJournaler journaler,
      Acknowledged acknowledged,
      MessageMeters meters) {
    this.meters = meters;
    this.sender = sender;
    this.journaler = journaler;
    this.acknowledged = acknowledged;
  }

  @Override
  public void record(List<JournalEvent> events) {
    List<OutgoingMessage> messages = new ArrayList<>();
    messages.add(message(events, List.of()));
    events.stream()
        // the sender hears of the outcome; a receipt for RECEIVED would tell nothing more
        .filter(event -> event.receipted() && event.state() != State.RECEIVED)
        .forEach(event -> messages.add(acknowledged.receipt(event)));
    sender.send(messages);
    events.forEach(meters::count);
  }

  @Override
  public void refused(Refusal refusal) {
    journaler.refused(refusal);
  }

  static OutgoingMessage message(List<JournalEvent> events, List<Refusal> refusals) {
    return OutgoingMessage.internal(
        Addresses.JOURNAL, JournalCodec.encode(events, refusals), Map.of());
  }
}
