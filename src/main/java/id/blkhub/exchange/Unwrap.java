package id.blkhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.door.Addresses;
import id.blkhub.door.Properties;
import id.blkhub.message.Correction;
import id.blkhub.message.State;
import id.blkhub.message.TestMark;
import id.blkhub.message.Violation;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parses what a sender wrote, strictly, and takes a structured CloudEvent apart. From here on only
 * what {@link Incoming} holds is known of the message: no header of a sender goes further.
 */
final class Unwrap {
  private static final String STRUCTURED = "application/cloudevents+json";

  /** As long as over HTTP, and free of control characters. */
  private static final Pattern ATTRIBUTE = Pattern.compile("[^\\p{Cntrl}]{1,255}");

  private final StrictJson parser;
  private final ObjectMapper json;
  private final int largest;

  Unwrap(StrictJson parser, ObjectMapper json, int largest) {
    this.parser = parser;
    this.json = json;
    this.largest = largest;
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
              received.text(Properties.STAMP),
              Instant.ofEpochMilli(received.number(Properties.RECEIVED)),
              received.text(Properties.WOKEN),
              received.body());
      message.explicitId = received.text(Properties.SENDER_ID);
      message.source = received.text(Properties.SOURCE);
      message.mark =
          new Correction.Mark(
              received.text(Properties.CORRECTION), received.text(Properties.CORRECTION_REASON));
      message.test = received.text(Properties.TEST);
      message.dataschema = received.text(Properties.DATASCHEMA);
      message.contractVersion = Original.version(received);
      parse(message, received.text(Properties.CONTENT_TYPE));
      List<Violation> problems =
          Stream.of(message.mark.problem(), TestMark.problem(message.test))
              .flatMap(Optional::stream)
              .toList();
      if (message.open() && !problems.isEmpty()) {
        message.end(State.REJECTED, problems);
      }
      messages.add(message);
    }
    return new IntakeBatch(queue, messages);
  }

  /** Leaves the message open with its document, or ends it. */
  void parse(Incoming message, String contentType) {
    Parsed parsed = parser.parse(message.received, largest);
    if (!parsed.ok()) {
      message.end(State.REJECTED, parsed.violations());
      return;
    }
    ObjectNode document = parsed.document();
    if (isStructured(contentType, document)) {
      openEnvelope(message, document);
    } else {
      message.document = document;
    }
  }

  private static boolean isStructured(String contentType, ObjectNode document) {
    if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(STRUCTURED)) {
      return true;
    }
    // a client that cannot set a content type may still send the envelope
    return document.path("specversion").isTextual()
        && document.path("source").isTextual()
        && document.path("type").isTextual()
        && document.has("id");
  }

  private void openEnvelope(Incoming message, ObjectNode envelope) {
    List<Violation> missing = new ArrayList<>();
    if (!"1.0".equals(envelope.path("specversion").asText())) {
      missing.add(
          Violation.of(
              "/specversion",
              "HUB-X001",
              "CloudEvents harus versi 1.0.",
              "The CloudEvents version must be 1.0."));
    }
    String id = required(envelope, "id", missing);
    String source = required(envelope, "source", missing);
    JsonNode data = envelope.get("data");
    if (!(data instanceof ObjectNode)) {
      missing.add(
          Violation.of(
              "/data",
              "HUB-X001",
              "CloudEvents terstruktur harus memuat objek JSON di data.",
              "A structured CloudEvent must carry a JSON object in data."));
    }
    if (!missing.isEmpty()) {
      message.end(State.REJECTED, missing);
      return;
    }
    message.explicitId = id;
    message.source = source;
    if (envelope.hasNonNull("correction")) {
      message.mark = new Correction.Mark(text(envelope, "correction"), reason(envelope));
    }
    // what a partner in stage test sends stays a test, whatever it says
    if (envelope.hasNonNull("test") && !message.isTest()) {
      JsonNode test = envelope.get("test");
      message.test = test.isBoolean() ? test.asText() : text(envelope, "test");
    }
    if (envelope.hasNonNull("dataschema")) {
      message.dataschema = text(envelope, "dataschema");
    }
    message.document = (ObjectNode) data;
    message.body = bytes(data);
  }

  private static String reason(ObjectNode envelope) {
    return envelope.hasNonNull("correctionreason") ? text(envelope, "correctionreason") : null;
  }

  /** What is no text means nothing, and is refused as such. */
  private static String text(ObjectNode envelope, String name) {
    return envelope.path(name).isTextual() ? envelope.get(name).textValue() : "";
  }

  private static String required(ObjectNode envelope, String name, List<Violation> missing) {
    JsonNode value = envelope.get(name);
    if (value == null || !ATTRIBUTE.matcher(value.asText()).matches() || !value.isTextual()) {
      missing.add(
          Violation.of(
              "/" + name,
              "HUB-X001",
              "Atribut CloudEvents " + name + " wajib berupa teks, 1 sampai 255 karakter.",
              "The CloudEvents attribute " + name + " must be a text of 1 to 255 characters."));
      return null;
    }
    return value.asText();
  }

  private byte[] bytes(JsonNode node) {
    try {
      return json.writeValueAsBytes(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
