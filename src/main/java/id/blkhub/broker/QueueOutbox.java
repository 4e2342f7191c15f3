package id.blkhub.broker;

import id.blkhub.delivery.Acknowledged;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.TestMark;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;
import id.blkhub.queue.SelectiveConsumer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;

/**
 * Browses a partner's queue and takes from it for the partner. The door does not see that, so what
 * was taken is counted here.
 */
final class QueueOutbox implements Outbox {
  /** The same message, asked for again several times, is acknowledged all at once. */
  private static final int MOST_COPIES = 100;

  /**
   * One request reads no further: a place behind gigabytes on disk is soon asked for. Who
   * acknowledges sees the rest.
   */
  private static final int MOST_READ = 20_000;

  private final EmbeddedBroker broker;
  private final SelectiveConsumer queues;
  private final Acknowledged acknowledged;
  private final DoorCounts counts;

  QueueOutbox(
      EmbeddedBroker broker,
      SelectiveConsumer queues,
      Acknowledged acknowledged,
      DoorCounts counts) {
    this.broker = broker;
    this.queues = queues;
    this.acknowledged = acknowledged;
    this.counts = counts;
  }

  /**
   * Reads the queue inside the broker. A JMS browser that runs out of credit says that it is at the
   * end (measured: 8,300 of 10,000 messages), and would hand over all it skips.
   */
  @Override
  public Page look(String partner, String kind, long after, int most, int mostBytes) {
    Queue queue = broker.queue(Addresses.out(partner, kind));
    List<Item> items = new ArrayList<>();
    long place = after;
    long bytes = 0;
    if (queue == null || after >= broker.lastMessageId()) {
      return new Page(items, place);
    }
    int read = 0;
    try (LinkedListIterator<MessageReference> lying = queue.browserIterator()) {
      while (items.size() < most && read++ < MOST_READ && lying.hasNext()) {
        Message message = lying.next().getMessage();
        if (message.getMessageID() <= after) {
          continue;
        }
        Item item = item(message.toCore());
        bytes += item.data().length();
        if (bytes > mostBytes && !items.isEmpty()) {
          break;
        }
        items.add(item);
        place = message.getMessageID();
      }
    }
    return new Page(items, place);
  }

  private static Item item(ICoreMessage message) {
    return new Item(
        message.getStringProperty(MessageProperties.STAMP),
        message.getStringProperty("cloudEvents_type"),
        message.getStringProperty("cloudEvents_time"),
        "true".equals(message.getStringProperty("cloudEvents_repeated")),
        message.getStringProperty("cloudEvents_correction"),
        TestMark.set(message.getStringProperty("cloudEvents_test")),
        text(message));
  }

  private static String text(ICoreMessage message) {
    ActiveMQBuffer body = message.getReadOnlyBodyBuffer();
    if (message.getType() == Message.TEXT_TYPE) {
      // laid there by an earlier version
      return String.valueOf(body.readNullableSimpleString());
    }
    byte[] data = new byte[body.readableBytes()];
    body.readBytes(data);
    return new String(data, StandardCharsets.UTF_8);
  }

  @Override
  public boolean take(String partner, String kind, String id) {
    String queue = Addresses.out(partner, kind);
    SelectiveConsumer.Taken taken =
        queues.take(
            queue, MessageProperties.STAMP + " = '" + id + "'", MOST_COPIES, this::afterwards);
    for (int i = 0; i < taken.count(); i++) {
      counts.delivered(queue);
    }
    return taken.count() > 0;
  }

  private List<OutgoingMessage> afterwards(QueueMessage message) {
    JournalEvent event =
        acknowledged.event(
            message.text(MessageProperties.STAMP), message.text(MessageProperties.NOTE));
    List<OutgoingMessage> messages = new ArrayList<>();
    messages.add(QueuedJournal.message(List.of(event), List.of()));
    if (event.receipted()) {
      messages.add(acknowledged.receipt(event));
    }
    return messages;
  }
}
