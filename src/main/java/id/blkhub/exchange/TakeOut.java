package id.blkhub.exchange;

import id.blkhub.correlation.Outcome;
import id.blkhub.correlation.Withdrawals;
import id.blkhub.door.Addresses;
import id.blkhub.door.Properties;
import id.blkhub.journal.JournalCodec;
import id.blkhub.message.Correction;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;
import id.blkhub.queue.SelectiveConsumer;
import id.blkhub.seal.Seal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Takes single messages out of queues; event and receipt leave in the same transaction. */
final class TakeOut {
  private static final int MOST = 10;

  private final SelectiveConsumer queues;
  private final Withdrawals withdrawals;
  private final Departures departures;
  private final Seal seal;
  private final Notes notes;
  private final Clock clock;
  private final MessageMeters meters;

  TakeOut(
      SelectiveConsumer queues,
      Withdrawals withdrawals,
      Seal seal,
      Notes notes,
      Clock clock,
      MessageMeters meters) {
    this.queues = queues;
    this.withdrawals = withdrawals;
    this.departures = new Departures(withdrawals);
    this.seal = seal;
    this.notes = notes;
    this.clock = clock;
    this.meters = meters;
  }

  /** A held message becomes a rejected one. */
  void held(String partner, String kind, String stamp) {
    take(
        Addresses.held(partner, kind),
        stamp,
        message ->
            Events.of(
                    Original.read(seal.open(message.body(), stamp)),
                    State.REJECTED,
                    clock.instant())
                .errors(List.of(Outcome.Withdrawn.violation()))
                .build());
  }

  /** The deliveries of one message to one receiver, wherever they still lie. */
  void deliveries(String receiver, String kind, String stamp, Correction cause) {
    String deliver = Addresses.deliver(receiver, kind);
    take(deliver, stamp, message -> cancelled(message, cause, kept(receiver, message)));
    take(
        Addresses.parked(receiver, kind),
        stamp,
        message -> cancelled(message, cause, kept(receiver, message)));
    take(
        Addresses.out(receiver, kind),
        stamp,
        message -> {
          // it lay open: read and not yet acknowledged, or given back when a connection broke
          withdrawals.mayHaveLeft(receiver, List.of(stamp));
          return cancelled(message, cause, false);
        });
  }

  /** Whether the receiver cannot have it; what it has rejected on its own queue it has seen. */
  private boolean kept(String receiver, QueueMessage message) {
    if (!Properties.CANONICAL.equals(message.text(Properties.STAGE))) {
      return false;
    }
    String stamp = message.text(Properties.STAMP);
    departures.willNotLeave(receiver, List.of(notes.read(stamp, message.text(Properties.NOTE))));
    return withdrawals.keptBack(List.of(stamp)).getOrDefault(stamp, Set.of()).contains(receiver);
  }

  private JournalEvent cancelled(QueueMessage message, Correction cause, boolean kept) {
    DeliveryNote note = notes.read(message.text(Properties.STAMP), message.text(Properties.NOTE));
    return Events.of(note, State.CANCELLED, clock.instant())
        .errors(List.of(Reasons.withdrawn(cause, kept)))
        .build();
  }

  private int take(String queue, String stamp, Function<QueueMessage, JournalEvent> end) {
    List<JournalEvent> events = new ArrayList<>();
    int taken =
        queues.take(
            queue,
            Properties.STAMP + " = '" + stamp.replace("'", "''") + "'",
            MOST,
            message -> {
              JournalEvent event = end.apply(message);
              events.add(event);
              return List.of(
                  Record.receipt(event),
                  OutgoingMessage.internal(
                      Addresses.JOURNAL, JournalCodec.encode(List.of(event), List.of()), Map.of()));
            });
    events.forEach(meters::count);
    return taken;
  }
}
