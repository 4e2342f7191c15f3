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
import id.blkhub.reader.ReadMessage;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts messages that came in over HTTP into {@code in.*}; the door's plugin counts them too. */
final class DurableInboundQueue implements InboundQueue {
  private final EmbeddedBroker broker;
  private final HubSender sender;
  private final Clock clock;

  DurableInboundQueue(EmbeddedBroker broker, HubSender sender, Clock clock) {
    this.broker = broker;
    this.sender = sender;
    this.clock = clock;
  }

  @Override
  public void put(
      MessageId messageId,
      PartnerId partner,
      Kind kind,
      @Nullable Integer version,
      ReadMessage message) {
    String address = Addresses.in(partner.value(), kind.value());
    if (broker.full(address)) {
      throw new IllegalStateException("The queue " + address + " is full");
    }
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put(MessageProperties.MESSAGE_ID, messageId.value());
    properties.put(MessageProperties.RECEIVED, clock.millis());
    properties.put(MessageProperties.SENDER_ID, message.id());
    properties.put(MessageProperties.SOURCE, message.source());
    // an event was unwrapped at the door: the queue holds its data alone
    properties.put(MessageProperties.CONTENT_TYPE, Head.PLAIN_JSON);
    if (version != null) {
      properties.put(MessageProperties.CONTRACT_VERSION, version.toString());
    }
    properties.put(MessageProperties.TEST, message.isTest() ? TestMark.TRUE : null);
    properties.put(MessageProperties.CORRECTION, message.mark().correction());
    properties.put(MessageProperties.CORRECTION_REASON, message.mark().reason());
    sender.send(List.of(OutgoingMessage.internal(address, message.data(), properties)));
  }
}
