package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Correction;
import id.blkhub.message.MessageId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told when earlier messages do not count any more: which they were, never what
 * they said.
 */
public final class VoidDocument {
  private static final String KEY = "key";

  /** Beside the key. Whatever else may stand in a document is no part of a void. */
  private static final List<String> SAYS =
      List.of("correction", "kind", "messages", "voidedOn", "reason");

  private VoidDocument() {}

  /**
   * @param keyFields nothing but the fields of the business key
   * @param reason as the sender gave it; null where it gave none
   * @param messages the hub's ids of what this receiver was sent
   */
  public static ObjectNode of(
      String kind,
      ObjectNode keyFields,
      @Nullable String reason,
      List<MessageId> messages,
      LocalDate today) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("correction", Correction.VOID.text());
    document.put("kind", kind);
    document.set(KEY, keyFields);
    ArrayNode earlier = document.putArray("messages");
    messages.forEach(messageId -> earlier.add(messageId.value()));
    document.put("voidedOn", today.toString());
    if (reason != null) {
      document.put("reason", reason);
    }
    return document;
  }

  /**
   * Nothing but what a void says; its business key only as far as the agreement grants those
   * fields.
   */
  public static ObjectNode minimised(ObjectNode document, AllowedFields allowed) {
    ObjectNode minimised = document.objectNode();
    for (String name : SAYS) {
      JsonNode value = document.get(name);
      if (value != null) {
        minimised.set(name, value);
      }
    }
    if (document.get(KEY) instanceof ObjectNode key && !allowed.of(key).isEmpty()) {
      minimised.set(KEY, allowed.of(key));
    }
    return minimised;
  }
}
