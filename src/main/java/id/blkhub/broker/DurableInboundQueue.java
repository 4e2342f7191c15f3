package id.blkhub.broker;

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

/** The HTTP door's way into {@code in.*}; the door plugin counts what comes this way too. */
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
      String stamp,
      String explicitId,
      String source,
      Correction.Mark mark,
      Integer version,
      boolean test,
      byte[] body) {
    String address = Addresses.in(partner, kind);
    if (broker.full(address)) {
      throw new IllegalStateException("The queue " + address + " is full");
    }
    Map<String, Object> properties = new HashMap<>();
    properties.put(MessageProperties.STAMP, stamp);
    properties.put(MessageProperties.RECEIVED, clock.millis());
    properties.put(MessageProperties.SENDER_ID, explicitId);
    properties.put(MessageProperties.SOURCE, source);
    // it was read at the door: what lies in the queue is the data alone
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
