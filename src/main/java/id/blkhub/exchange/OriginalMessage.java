package id.blkhub.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Correction;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;
import id.blkhub.reader.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A message as it was received, kept while it waits or is held, so that it can enter again under
 * its own message id.
 *
 * @param body as received, or what a structured CloudEvent carried
 * @param contentType as its sender declared it; {@link Head#PLAIN_JSON} once the envelope is off
 * @param mark what it asks of an earlier message; null in what an earlier version of the hub kept
 * @param dataschema what its sender says of its contract's version; null where it says nothing
 * @param contractVersion with which version of its contract it is read; null where nobody has
 *     looked at it yet
 * @param test what it and its door say of whether it is a test; null where neither says anything
 */
public record OriginalMessage(
    String partner,
    String kind,
    @JsonProperty("stamp") String messageId,
    long receivedAt,
    String explicitId,
    String source,
    byte[] body,
    String contentType,
    Correction.Mark mark,
    String dataschema,
    Integer contractVersion,
    @JsonInclude(JsonInclude.Include.NON_NULL) String test) {
  /**
   * In the place of what woke it, of a message that enters again without having waited. The cases
   * must then take it for the copy they know, if they know one.
   */
  public static final String NOT_WOKEN = "";

  private static final ObjectMapper JSON = new ObjectMapper();

  public static byte[] write(OriginalMessage originalMessage) {
    try {
      return JSON.writeValueAsBytes(originalMessage);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values can always be written", e);
    }
  }

  /** The version a message was read with when it was here before; null where it was not. */
  public static Integer version(QueueMessage message) {
    String version = message.text(MessageProperties.CONTRACT_VERSION);
    return version == null ? null : Integer.valueOf(version);
  }

  public static OriginalMessage read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, OriginalMessage.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The message that enters again; the door does not count it a second time.
   *
   * @param wokenBy what the cases need to tell this copy from another
   */
  public OutgoingMessage again(String address, String wokenBy) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(MessageProperties.MESSAGE_ID, messageId);
    properties.put(MessageProperties.RECEIVED, receivedAt);
    properties.put(MessageProperties.WOKEN, wokenBy);
    properties.put(MessageProperties.SENDER_ID, explicitId);
    properties.put(MessageProperties.SOURCE, source);
    properties.put(MessageProperties.CONTENT_TYPE, contentType);
    properties.put(MessageProperties.DATASCHEMA, dataschema);
    properties.put(MessageProperties.TEST, test);
    if (contractVersion != null) {
      properties.put(MessageProperties.CONTRACT_VERSION, contractVersion.toString());
    }
    if (mark != null) {
      properties.put(MessageProperties.CORRECTION, mark.correction());
      properties.put(MessageProperties.CORRECTION_REASON, mark.reason());
    }
    return new OutgoingMessage(address, body, null, properties, 0, 0);
  }
}
