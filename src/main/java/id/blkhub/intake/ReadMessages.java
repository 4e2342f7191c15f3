package id.blkhub.intake;

import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.exchange.InternalProperties;
import id.blkhub.exchange.OriginalMessage;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.reader.Head;
import id.blkhub.reader.Head.IdFrom;
import id.blkhub.reader.Head.SenderId;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.ReadMessage;
import id.blkhub.seal.Seal;
import id.blkhub.step.StageResult;
import id.blkhub.step.Staged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a sender wrote with what the broker noted of it, and parses it strictly. From here on
 * only what {@link MessageHead} holds is known of the message: no header of a sender goes further.
 */
final class ReadMessages {
  private final StrictJson parser;
  private final int largest;
  private final Seal seal;

  /**
   * @param largest bytes of a message's data
   */
  ReadMessages(StrictJson parser, int largest, Seal seal) {
    this.parser = parser;
    this.largest = largest;
    this.seal = seal;
  }

  ReceivedMessages read(QueueBatch queue) {
    PartnerId partner = new PartnerId(Addresses.partnerOf(queue.queue()));
    Kind kind = new Kind(Addresses.kindOf(queue.queue()));
    List<StageResult<ReceivedMessage, EndedMessage>> messages =
        new ArrayList<>(queue.messages().size());
    for (QueueMessage received : queue.messages()) {
      MessageOrigin origin =
          new MessageOrigin(
              partner,
              kind,
              InternalProperties.messageId(received),
              Instant.ofEpochMilli(received.number(MessageProperties.RECEIVED)),
              received.properties().containsKey(MessageProperties.WOKEN),
              InternalProperties.wokenBy(received),
              received.body());
      ReadMessage read = MessageReader.read(head(received), received.body());
      boolean stageTest = received.properties().containsKey(MessageProperties.STAGE_TEST);
      messages.add(
          read(origin, stageTest ? read.ofStageTest() : read, OriginalMessage.version(received)));
    }
    return new ReceivedMessages(queue, Staged.of(messages));
  }

  /**
   * One message, parsed or rejected.
   *
   * @param version with which version of its contract an earlier look read it; null without one
   */
  StageResult<ReceivedMessage, EndedMessage> read(
      MessageOrigin origin, ReadMessage read, @Nullable Integer version) {
    String bodyHash = read.id() == null ? seal.hash("body", read.data()) : null;
    MessageHead head = new MessageHead(origin, read, bodyHash);
    if (!read.violations().isEmpty()) {
      return StageResult.ended(EndedMessage.of(head, version, State.REJECTED, read.violations()));
    }
    Parsed parsed = parser.parse(read.data(), largest);
    return parsed.ok()
        ? StageResult.goesOn(new ReceivedMessage(head, version, parsed.document()))
        : StageResult.ended(EndedMessage.of(head, version, State.REJECTED, parsed.violations()));
  }

  /** What the broker read of it, or an earlier look at it. */
  private static Head head(QueueMessage received) {
    String from = received.text(MessageProperties.SENDER_ID_FROM);
    return new Head(
            new SenderId(
                received.text(MessageProperties.SENDER_ID),
                from == null ? IdFrom.NOWHERE : IdFrom.valueOf(from),
                received.text(MessageProperties.SOURCE)),
            received.text(MessageProperties.DATASCHEMA),
            new Correction.CorrectionMark(
                received.text(MessageProperties.CORRECTION),
                received.text(MessageProperties.CORRECTION_REASON)),
            received.text(MessageProperties.TEST),
            null,
            received.text(MessageProperties.CONTENT_TYPE),
            List.of())
        .withFaults(received.text(MessageProperties.FAULTS));
  }
}
