package id.blkhub.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes receipts as structured CloudEvents 1.0, the same on the queue and over HTTP. */
public final class ReceiptCodec {
  /** Media type of what {@link #toCloudEvent} gives. */
  public static final String MEDIA_TYPE = "application/cloudevents+json";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReceiptCodec() {}

  /** The receipt as UTF-8 JSON; see {@link #toNode}. */
  public static byte[] toCloudEvent(Receipt receipt) {
    try {
      return JSON.writeValueAsBytes(toNode(receipt));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot fail to serialise", e);
    }
  }

  /**
   * The receipt as a JSON tree. Its CloudEvents {@code id} follows from what the receipt says, so a
   * receipt read twice, or from the queue and over HTTP, is recognised as one. Times are cut to
   * milliseconds because that is what the journal keeps. Unknown values are left out; {@code
   * errors} is always there, {@code warnings} only where there are any.
   */
  public static ObjectNode toNode(Receipt receipt) {
    Instant time = receipt.time().truncatedTo(ChronoUnit.MILLIS);
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0");
    event.put("id", id(receipt, time));
    event.put("source", "urn:blkhub");
    event.put("type", receipt.type());
    event.put("time", time.toString());
    event.put("subject", receipt.message().messageId().value());
    if (receipt.message().test()) {
      event.put("test", true);
    }
    event.put("datacontenttype", "application/json");
    event.set("data", data(receipt, time));
    return event;
  }

  private static ObjectNode data(Receipt receipt, Instant time) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    MessageRef message = receipt.message();
    data.put("messageId", message.messageId().value());
    putKnown(data, "senderMessageId", message.senderMessageId());
    data.put("kind", message.kind().value());
    putKnown(data, "businessKey", message.businessKey());
    data.put("state", receipt.state().name());
    PartnerId partner = receipt.partner();
    putKnown(data, "partner", partner == null ? null : partner.value());
    putKnown(data, "partnerRef", receipt.partnerRef());
    told(data, receipt.detail());
    put(data.putArray("errors"), receipt.errors().stream().filter(v -> !v.warns()).toList());
    List<Violation> warnings = receipt.errors().stream().filter(Violation::warns).toList();
    if (!warnings.isEmpty()) {
      put(data.putArray("warnings"), warnings);
    }
    data.put("time", time.toString());
    return data;
  }

  private static void told(ObjectNode data, @Nullable EventDetail detail) {
    if (detail instanceof EventDetail.RoutedTo routed) {
      data.put("receivers", routed.receivers());
    } else if (detail instanceof EventDetail.DuplicateOf duplicate) {
      ObjectNode original = data.putObject("duplicateOf");
      original.put("messageId", duplicate.original().value());
      putKnown(original, "senderMessageId", duplicate.senderMessageId());
      duplicate.original().madeAt().ifPresent(at -> original.put("receivedAt", at.toString()));
    } else if (detail instanceof EventDetail.WaitsUntil waits) {
      data.put("waitsUntil", waits.end().truncatedTo(ChronoUnit.MILLIS).toString());
    }
  }

  private static void put(ArrayNode errors, List<Violation> violations) {
    for (Violation violation : violations) {
      ObjectNode error = errors.addObject();
      error.put("path", violation.path());
      error.put("code", violation.code());
      error
          .putObject("message")
          .put("id", violation.message().id())
          .put("en", violation.message().en());
    }
  }

  private static void putKnown(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static String id(Receipt receipt, Instant time) {
    String told =
        receipt.message().messageId()
            + "/"
            + receipt.state()
            + '/'
            + receipt.partner()
            + '/'
            + time;
    return UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
