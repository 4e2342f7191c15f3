package id.blkhub.intake;

import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.message.Correction;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.reader.Head;
import id.blkhub.reader.Head.IdFrom;
import id.blkhub.reader.Head.SenderId;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.ReadMessage;
import id.blkhub.seal.Seal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a sender wrote with what its door noted of it, and parses it strictly. From here on
 * only what {@link Incoming} holds is known of the message: no header of a sender goes further.
 */
final class Unwrap {
  private final ParseBody body;
  private final Seal seal;

  Unwrap(ParseBody body, Seal seal) {
    this.body = body;
    this.seal = seal;
  }

  IntakeBatch unwrap(QueueBatch queue) {
    String partner = Addresses.partnerOf(queue.queue());
    String kind = Addresses.kindOf(queue.queue());
    List<Incoming> messages = new ArrayList<>(queue.messages().size());
    for (QueueMessage received : queue.messages()) {
      Incoming message =
          new Incoming(
              partner,
              kind,
              received.text(MessageProperties.MESSAGE_ID),
              Instant.ofEpochMilli(received.number(MessageProperties.RECEIVED)),
              received.text(MessageProperties.WOKEN),
              received.body());
      message.contractVersion = OriginalMessage.version(received);
      ReadMessage read = MessageReader.read(head(received), received.body());
      boolean stageTest = received.properties().containsKey(MessageProperties.STAGE_TEST);
      body.parse(message, stageTest ? read.ofStageTest() : read);
      if (read.id() == null) {
        message.bodyHash = seal.hash("body", read.data());
      }
      messages.add(message);
    }
    return new IntakeBatch(queue, messages);
  }

  /** What the door read of it, or an earlier look at it. */
  private static Head head(QueueMessage received) {
    String from = received.text(MessageProperties.SENDER_ID_FROM);
    return new Head(
            new SenderId(
                received.text(MessageProperties.SENDER_ID),
                from == null ? IdFrom.NOWHERE : IdFrom.valueOf(from),
                received.text(MessageProperties.SOURCE)),
            received.text(MessageProperties.DATASCHEMA),
            new Correction.Mark(
                received.text(MessageProperties.CORRECTION),
                received.text(MessageProperties.CORRECTION_REASON)),
            received.text(MessageProperties.TEST),
            null,
            received.text(MessageProperties.CONTENT_TYPE),
            List.of())
        .withFaults(received.text(MessageProperties.FAULTS));
  }
}
