package id.blkhub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.TestMark;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;
import id.blkhub.reader.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was received, kept while it waits or is held, so that it can enter again under
 * its own id.
 *
 * @param receivedAt milliseconds since 1970
 * @param said what its sender says of it beside the body
 * @param body as received, or what a structured CloudEvent carried
 * @param contractVersion with which version of its contract it is read; null where nobody has
 *     looked at it yet
 */
public record OriginalMessage(
    PartnerId partner,
    Kind kind,
    MessageId messageId,
    long receivedAt,
    Said said,
    Body body,
    @Nullable Integer contractVersion) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param id null where its sender gave none
   * @param source CloudEvents source; null where there is none
   * @param mark what it asks of an earlier message; null in what an earlier version of the hub kept
   * @param dataschema what its sender says of its contract's version; null where it says nothing
   * @param test what it and the stage of its sender say of whether it is a test; null for nothing
   */
  public record Said(
      @Nullable String id,
      @Nullable String source,
      Correction.@Nullable CorrectionMark mark,
      @Nullable String dataschema,
      @Nullable String test) {}

  /**
   * @param contentType as its sender declared it; {@link Head#PLAIN_JSON} once the envelope is off
   */
  public record Body(byte[] bytes, @Nullable String contentType) {}

  public static byte[] write(OriginalMessage original) {
    try {
      return JSON.writeValueAsBytes(StoredOriginal.of(original));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values can always be written", e);
    }
  }

  public static OriginalMessage read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, StoredOriginal.class).original();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version a message was read with when it was here before; null where it was not. */
  public static @Nullable Integer version(QueueMessage message) {
    String version = message.text(MessageProperties.CONTRACT_VERSION);
    return version == null ? null : Integer.valueOf(version);
  }

  /** Under the names the journal knows it by; the hub's own id where its sender gave none. */
  MessageRef ref() {
    String senderId = said.id() == null ? messageId.value() : said.id();
    return new MessageRef(
        messageId, partner, kind, senderId, said.source(), null, TestMark.set(said.test()));
  }

  /**
   * The message that enters again; the broker does not count it a second time.
   *
   * @param wokenBy what the cases need to tell this copy from another; null for a message that did
   *     not wait: the cases then take it for the copy they know, if they know one
   */
  public OutgoingMessage again(@Nullable MessageId wokenBy) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(MessageProperties.MESSAGE_ID, messageId.value());
    properties.put(MessageProperties.RECEIVED, receivedAt);
    properties.put(MessageProperties.WOKEN, InternalProperties.woken(wokenBy));
    properties.put(MessageProperties.SENDER_ID, said.id());
    properties.put(MessageProperties.SOURCE, said.source());
    properties.put(MessageProperties.CONTENT_TYPE, body.contentType());
    properties.put(MessageProperties.DATASCHEMA, said.dataschema());
    properties.put(MessageProperties.TEST, said.test());
    if (contractVersion != null) {
      properties.put(MessageProperties.CONTRACT_VERSION, contractVersion.toString());
    }
    Correction.CorrectionMark correctionMark = said.mark();
    if (correctionMark != null) {
      properties.put(MessageProperties.CORRECTION, correctionMark.correction());
      properties.put(MessageProperties.CORRECTION_REASON, correctionMark.reason());
    }
    String address = Addresses.in(partner.value(), kind.value());
    return new OutgoingMessage(address, body.bytes(), null, properties, 0, 0);
  }
}
