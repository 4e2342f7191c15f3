package id.blkhub.sending;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.TestMark;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.reader.Head;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts records into {@code in.*}, all of one call in one commit; the door's plugin counts them. */
final class DurableRecordQueue implements RecordQueue {
  private final EmbeddedBroker broker;
  private final HubSender sender;
  private final Clock clock;

  DurableRecordQueue(EmbeddedBroker broker, HubSender sender, Clock clock) {
    this.broker = broker;
    this.sender = sender;
    this.clock = clock;
  }

  @Override
  public void put(PartnerId partner, Kind kind, List<InboundRecord> records) {
    String address = Addresses.in(partner.value(), kind.value());
    if (broker.full(address)) {
      throw new QueueFull(address);
    }
    sender.send(records.stream().map(record -> message(address, record)).toList());
  }

  private OutgoingMessage message(String address, InboundRecord record) {
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put(MessageProperties.MESSAGE_ID, MessageId.next().value());
    properties.put(MessageProperties.RECEIVED, clock.millis());
    properties.put(MessageProperties.SENDER_ID, record.senderMessageId());
    properties.put(MessageProperties.CONTENT_TYPE, Head.PLAIN_JSON);
    properties.put(MessageProperties.FAULTS, record.faults());
    properties.put(MessageProperties.TEST, record.test() ? TestMark.TRUE : null);
    return OutgoingMessage.internal(address, record.data(), properties);
  }
}
