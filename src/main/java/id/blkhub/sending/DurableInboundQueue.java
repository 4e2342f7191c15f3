package id.blkhub.sending;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Correction;
import id.blkhub.message.TestMark;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.reader.Head;
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
      String partner,
      String kind,
      String messageId,
      @Nullable String explicitId,
      @Nullable String source,
      Correction.Mark mark,
      @Nullable Integer version,
      boolean test,
      byte[] body) {
    String address = Addresses.in(partner, kind);
    if (broker.full(address)) {
      throw new IllegalStateException("The queue " + address + " is full");
    }
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put(MessageProperties.MESSAGE_ID, messageId);
    properties.put(MessageProperties.RECEIVED, clock.millis());
    properties.put(MessageProperties.SENDER_ID, explicitId);
    properties.put(MessageProperties.SOURCE, source);
    // an event was unwrapped at the door: the queue holds its data alone
    properties.put(MessageProperties.CONTENT_TYPE, Head.PLAIN_JSON);
    if (version != null) {
      properties.put(MessageProperties.CONTRACT_VERSION, version.toString());
    }
    properties.put(MessageProperties.TEST, test ? TestMark.TRUE : null);
    properties.put(MessageProperties.CORRECTION, mark.correction());
    properties.put(MessageProperties.CORRECTION_REASON, mark.reason());
    sender.send(List.of(OutgoingMessage.internal(address, body, properties)));
  }
}
