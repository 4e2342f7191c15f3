package id.blkhub.broker;

import id.blkhub.door.Addresses;
import id.blkhub.door.Properties;
import id.blkhub.exchange.Acknowledged;
import id.blkhub.message.JournalEvent;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;
import id.blkhub.queue.SelectiveConsumer;
import id.blkhub.queue.SelectiveConsumer.Placed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Browses a partner's queue and takes from it for the partner. The door does not see that, so what
 * was taken is counted here.
 */
final class QueueOutbox implements Outbox {
  /** The same message, asked for again several times, is acknowledged all at once. */
  private static final int MOST_COPIES = 100;

  private final SelectiveConsumer queues;
  private final Acknowledged acknowledged;
  private final DoorCounts counts;

  QueueOutbox(SelectiveConsumer queues, Acknowledged acknowledged, DoorCounts counts) {
    this.queues = queues;
    this.acknowledged = acknowledged;
    this.counts = counts;
  }

  @Override
  public Page look(String partner, String kind, long after, int most, int mostBytes) {
    List<Placed> page = queues.browse(Addresses.out(partner, kind), null, after, most, mostBytes);
    return new Page(
        page.stream().map(placed -> item(placed.message())).toList(),
        page.isEmpty() ? after : page.get(page.size() - 1).place());
  }

  private static Item item(QueueMessage message) {
    return new Item(
        message.text(Properties.STAMP),
        message.text("cloudEvents_type"),
        message.text("cloudEvents_time"),
        "true".equals(message.text("cloudEvents_repeated")),
        message.text("cloudEvents_correction"),
        new String(message.body(), StandardCharsets.UTF_8));
  }

  @Override
  public boolean take(String partner, String kind, String id) {
    String queue = Addresses.out(partner, kind);
    int taken =
        queues.take(queue, Properties.STAMP + " = '" + id + "'", MOST_COPIES, this::afterwards);
    for (int i = 0; i < taken; i++) {
      counts.delivered(queue);
    }
    return taken > 0;
  }

  private List<OutgoingMessage> afterwards(QueueMessage message) {
    JournalEvent event =
        acknowledged.event(message.text(Properties.STAMP), message.text(Properties.NOTE));
    List<OutgoingMessage> messages = new ArrayList<>();
    messages.add(QueuedJournal.message(List.of(event), List.of()));
    if (event.receipted()) {
      messages.add(acknowledged.receipt(event));
    }
    return messages;
  }
}
