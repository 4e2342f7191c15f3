package id.blkhub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.MessageId;
import id.blkhub.queue.OutgoingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A request to look into a case of which a consent has ended by its last day.
 *
 * @param id of the look
 * @param today the day after the last one, or later
 */
public record EndedConsentRequest(MessageId id, long caseId, LocalDate today) {
  private static final String CAUSE = "CONSENT_ENDED";

  /** A first request. */
  public static EndedConsentRequest of(long caseId, LocalDate today) {
    return new EndedConsentRequest(MessageId.next(), caseId, today);
  }

  public OutgoingMessage message() {
    ObjectNode form = Documents.JSON.createObjectNode();
    form.put("cause", CAUSE);
    form.put("id", id.value());
    form.put("case", caseId);
    form.put("today", today.toString());
    try {
      return OutgoingMessage.internal(
          Addresses.WITHDRAW,
          Documents.JSON.writeValueAsBytes(form),
          Map.of(MessageProperties.MESSAGE_ID, id.value()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values can always be written", e);
    }
  }

  /** Empty where the bytes are another request of that queue. */
  public static Optional<EndedConsentRequest> read(byte[] bytes) {
    JsonNode form;
    try {
      form = Documents.JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return form.path("cause").asText().equals(CAUSE)
        ? Optional.of(
            new EndedConsentRequest(
                new MessageId(form.path("id").asText()),
                form.path("case").asLong(),
                LocalDate.parse(form.path("today").asText())))
        : Optional.empty();
  }
}
