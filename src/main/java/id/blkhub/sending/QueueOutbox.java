package id.blkhub.sending;

import id.blkhub.broker.DoorCounts;
import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.delivery.Acknowledged;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
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
 * Browses a partner's queue and takes from it for the partner. The door's plugin sees no such
 * acknowledgement, so it is counted here.
 */
final class QueueOutbox implements Outbox {
  /** Copies of a message that the partner asked for again are acknowledged together. */
  private static final int MOST_COPIES = 100;

  /**
   * Messages that one request reads at most, so that a place behind gigabytes on disk costs no
   * more. A client that acknowledges gets to the rest.
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
   * Reads the queue inside the broker. A JMS browser that runs out of credit reports the end too
   * early (measured: after 8,300 of 10,000 messages), and would transfer all messages it skips.
   */
  @Override
  public OutboxPage look(PartnerId partner, Kind kind, long after, int most, int mostBytes) {
    Queue queue = broker.queue(Addresses.out(partner.value(), kind.value()));
    List<OutboxItem> items = new ArrayList<>();
    long place = after;
    long bytes = 0;
    if (queue == null || after >= broker.lastMessageId()) {
      return new OutboxPage(items, place);
    }
    int read = 0;
    try (LinkedListIterator<MessageReference> references = queue.browserIterator()) {
      while (items.size() < most && read++ < MOST_READ && references.hasNext()) {
        Message message = references.next().getMessage();
        if (message.getMessageID() <= after) {
          continue;
        }
        OutboxItem outboxItem = item(message.toCore());
        bytes += outboxItem.data().length();
        if (bytes > mostBytes && !items.isEmpty()) {
          break;
        }
        items.add(outboxItem);
        place = message.getMessageID();
      }
    }
    return new OutboxPage(items, place);
  }

  private static OutboxItem item(ICoreMessage message) {
    return new OutboxItem(
        new MessageId(message.getStringProperty(MessageProperties.MESSAGE_ID)),
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
      // sent by an earlier version of the hub
      return String.valueOf(body.readNullableSimpleString());
    }
    byte[] data = new byte[body.readableBytes()];
    body.readBytes(data);
    return new String(data, StandardCharsets.UTF_8);
  }

  @Override
  public boolean take(PartnerId partner, Kind kind, MessageId id) {
    String queue = Addresses.out(partner.value(), kind.value());
    SelectiveConsumer.SelectedMessages selectedMessages =
        queues.take(
            queue,
            MessageProperties.MESSAGE_ID + " = '" + id + "'",
            MOST_COPIES,
            this::journalAndReceipt);
    for (int i = 0; i < selectedMessages.count(); i++) {
      counts.delivered(queue);
    }
    return selectedMessages.count() > 0;
  }

  private List<OutgoingMessage> journalAndReceipt(QueueMessage message) {
    JournalEvent event =
        acknowledged.event(
            message.required(MessageProperties.MESSAGE_ID),
            message.required(MessageProperties.DELIVERY_HEADER));
    List<OutgoingMessage> messages = new ArrayList<>();
    messages.add(QueuedJournal.message(List.of(event), List.of()));
    if (event.receipted()) {
      messages.add(acknowledged.receipt(event));
    }
    return messages;
  }
}
