package id.blkhub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.correlation.Revocation;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.queue.OutgoingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to take from a partner's queues what a consent does not cover any more, and to tell the
 * partner to erase what it may have of it.
 *
 * @param noticeId of the notice by which the partner is told
 * @param because the message by which the consent ended; its sender hears what becomes of this
 * @param revocation whom it concerns, and what that partner was sent
 * @param at when the hub learned of it
 * @param pass 1 for the first time
 */
public record RevocationRequest(
    MessageId noticeId, MessageRef because, Revocation revocation, Instant at, int pass) {
  private static final String CAUSE = "CONSENT";

  /** The request of a message that was accepted just now. */
  public static RevocationRequest of(MessageRef because, Revocation revocation, Instant at) {
    return new RevocationRequest(MessageId.next(), because, revocation, at, 1);
  }

  /** The same, to be done once more. */
  public RevocationRequest again() {
    return new RevocationRequest(noticeId, because, revocation, at, pass + 1);
  }

  public OutgoingMessage message() {
    ObjectNode form = Documents.JSON.createObjectNode();
    form.put("cause", CAUSE);
    form.put("notice", noticeId.value());
    form.set("because", names(because));
    form.put("receiver", revocation.receiver().value());
    form.set("record", names(revocation.record()));
    ArrayNode stamps = form.putArray("stamps");
    revocation.messageIds().forEach(messageId -> stamps.add(messageId.value()));
    form.put("at", at.toString());
    form.put("pass", pass);
    try {
      return OutgoingMessage.internal(
          Addresses.WITHDRAW,
          Documents.JSON.writeValueAsBytes(form),
          Map.of(MessageProperties.MESSAGE_ID, noticeId.value()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values can always be written", e);
    }
  }

  private static ObjectNode names(MessageRef message) {
    ObjectNode names = Documents.JSON.createObjectNode();
    names.put("id", message.messageId().value());
    names.put("partner", message.sender().value());
    names.put("kind", message.kind().value());
    names.put("senderMessageId", message.senderMessageId());
    names.put("businessKey", message.businessKey());
    names.put("test", message.test());
    return names;
  }

  /** Empty where the bytes are another request of that queue. */
  public static Optional<RevocationRequest> read(byte[] bytes) {
    JsonNode form;
    try {
      form = Documents.JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!form.path("cause").asText().equals(CAUSE)) {
      return Optional.empty();
    }
    List<MessageId> messageIds = new ArrayList<>();
    form.path("stamps").forEach(stamp -> messageIds.add(new MessageId(stamp.asText())));
    return Optional.of(
        new RevocationRequest(
            new MessageId(form.path("notice").asText()),
            message(form.path("because")),
            new Revocation(
                new PartnerId(form.path("receiver").asText()),
                message(form.path("record")),
                messageIds),
            Instant.parse(form.path("at").asText()),
            form.path("pass").asInt()));
  }

  private static MessageRef message(JsonNode names) {
    return new MessageRef(
        new MessageId(names.path("id").asText()),
        new PartnerId(names.path("partner").asText()),
        new Kind(names.path("kind").asText()),
        names.path("senderMessageId").textValue(),
        null,
        names.path("businessKey").textValue(),
        names.path("test").asBoolean());
  }
}
