package id.blkhub.upkeep;

import id.blkhub.correlation.Outcome;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.DeliveryHeaderCodec;
import id.blkhub.exchange.Events;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.exchange.OutcomeRecorder;
import id.blkhub.exchange.SendLedger;
import id.blkhub.journal.JournalCodec;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;
import id.blkhub.queue.SelectiveConsumer;
import id.blkhub.queue.SelectiveConsumer.SelectedMessages;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Takes single messages out of queues; event and receipt leave in the same transaction. */
final class RemoveFromQueues {
  private static final int MOST = 10;

  private final SelectiveConsumer queues;
  private final SendLedger ledger;
  private final Seal seal;
  private final DeliveryHeaderCodec headers;
  private final Clock clock;
  private final MessageMeters meters;

  RemoveFromQueues(
      SelectiveConsumer queues,
      SendLedger ledger,
      Seal seal,
      DeliveryHeaderCodec headers,
      Clock clock,
      MessageMeters meters) {
    this.queues = queues;
    this.ledger = ledger;
    this.seal = seal;
    this.headers = headers;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * A held message becomes a rejected one.
   *
   * @return whether it is still there and was not to be had just now
   */
  boolean held(PartnerId partner, Kind kind, MessageId messageId) {
    return take(
            Addresses.held(partner.value(), kind.value()),
            messageId,
            message ->
                Events.of(
                        OriginalMessage.read(seal.open(message.body(), messageId.value())),
                        State.REJECTED,
                        clock.instant())
                    .errors(List.of(Outcome.Withdrawn.violation()))
                    .build())
        .busy();
  }

  /**
   * The deliveries of one message to one receiver, wherever they still lie.
   *
   * @param why what its sender is told, by whether it is sure that the receiver never saw it
   * @return whether one is still there and was not to be had just now
   */
  boolean deliveries(
      PartnerId receiver, Kind kind, MessageId messageId, Function<Boolean, Violation> why) {
    SelectedMessages waiting =
        take(
            Addresses.deliver(receiver.value(), kind.value()),
            messageId,
            message -> cancelled(message, why.apply(kept(receiver, message))));
    SelectedMessages parked =
        take(
            Addresses.parked(receiver.value(), kind.value()),
            messageId,
            message -> cancelled(message, why.apply(kept(receiver, message))));
    SelectedMessages unread =
        take(
            Addresses.out(receiver.value(), kind.value()),
            messageId,
            message -> {
              // it lay open: read and not yet acknowledged, or given back when a connection broke
              ledger.recordPerhapsSeen(receiver, List.of(messageId));
              return cancelled(message, why.apply(false));
            });
    return waiting.busy() || parked.busy() || unread.busy();
  }

  /** Whether the receiver cannot have it; what it has rejected on its own queue it has seen. */
  private boolean kept(PartnerId receiver, QueueMessage message) {
    if (!MessageProperties.CANONICAL.equals(message.text(MessageProperties.STAGE))) {
      return false;
    }
    DeliveryHeader header = headers.read(message);
    ledger.recordKeptBack(receiver, List.of(header));
    return ledger.isKeptBack(receiver, header.messageId());
  }

  private JournalEvent cancelled(QueueMessage message, Violation why) {
    return Events.of(headers.read(message), State.CANCELLED, clock.instant())
        .errors(List.of(why))
        .build();
  }

  /** Again until there is none: copies may lie far apart. */
  private SelectedMessages take(
      String queue, MessageId messageId, Function<QueueMessage, JournalEvent> end) {
    int count = 0;
    SelectedMessages selectedMessages;
    do {
      selectedMessages = takeSome(queue, messageId, end);
      count += selectedMessages.count();
    } while (selectedMessages.count() > 0 && !selectedMessages.busy());
    return new SelectedMessages(count, selectedMessages.busy());
  }

  private SelectedMessages takeSome(
      String queue, MessageId messageId, Function<QueueMessage, JournalEvent> end) {
    List<JournalEvent> events = new ArrayList<>();
    SelectedMessages selectedMessages =
        queues.take(
            queue,
            MessageProperties.MESSAGE_ID + " = '" + messageId.value().replace("'", "''") + "'",
            MOST,
            message -> {
              JournalEvent event = end.apply(message);
              events.add(event);
              return List.of(
                  OutcomeRecorder.receipt(event),
                  OutgoingMessage.internal(
                      Addresses.JOURNAL, JournalCodec.encode(List.of(event), List.of()), Map.of()));
            });
    events.forEach(meters::count);
    return selectedMessages;
  }
}
