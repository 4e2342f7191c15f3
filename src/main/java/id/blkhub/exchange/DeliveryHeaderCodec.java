package id.blkhub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Blamed;
import id.blkhub.message.Compact;
import id.blkhub.message.MessageId;
import id.blkhub.queue.QueueMessage;
import id.blkhub.seal.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals delivery notes into message properties and opens them again. */
public final class DeliveryHeaderCodec {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryHeaderCodec.class);

  private static final ObjectWriter WRITER = Compact.MAPPER.writerFor(DeliveryHeader.class);

  private final Seal seal;

  public DeliveryHeaderCodec(Seal seal) {
    this.seal = seal;
  }

  /**
   * @param stage {@link MessageProperties#CANONICAL} or {@link MessageProperties#MAPPED}
   */
  public Map<String, Object> properties(DeliveryHeader note, String stage) {
    return Map.of(
        MessageProperties.MESSAGE_ID,
        note.messageId().value(),
        MessageProperties.DELIVERY_HEADER,
        write(note),
        MessageProperties.STAGE,
        stage);
  }

  private String write(DeliveryHeader note) {
    try {
      return Base64.getEncoder()
          .encodeToString(seal.seal(WRITER.writeValueAsBytes(note), note.messageId().value()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values can always be written", e);
    }
  }

  /** The note that came with a message; empty where there is none or its key is gone. */
  public Optional<DeliveryHeader> ifReadable(QueueMessage message) {
    if (message.text(MessageProperties.DELIVERY_HEADER) == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(message));
    } catch (RuntimeException e) {
      LOG.error(
          "messageId={} has a note that cannot be read",
          message.text(MessageProperties.MESSAGE_ID),
          Blamed.of(e));
      return Optional.empty();
    }
  }

  /**
   * The note that came with a delivery.
   *
   * @throws IllegalStateException where there is none
   */
  public DeliveryHeader read(QueueMessage message) {
    return read(
        InternalProperties.messageId(message), message.required(MessageProperties.DELIVERY_HEADER));
  }

  public DeliveryHeader read(MessageId messageId, String note) {
    try {
      return Compact.read(
          seal.open(Base64.getDecoder().decode(note), messageId.value()), DeliveryHeader.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
