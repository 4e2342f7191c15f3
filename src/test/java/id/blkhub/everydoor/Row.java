package id.blkhub.everydoor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.everydoor.Letter.Field;
import id.blkhub.everydoor.Letter.Section;
import id.blkhub.support.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.UnsignedLong;

/** One row of the table; {@code README.md} beside the files says what each word means. */
record Row(int index, String file, JsonNode said) {
  private static final Set<String> WORDS =
      Set.of(
          "row",
          "kind",
          "edit",
          "text",
          "event",
          "as",
          "type",
          "encoding",
          "attributes",
          "fields",
          "id",
          "transport",
          "section",
          "expect",
          "errors",
          "known",
          "except",
          "http",
          "then");
  private static final String NONE = "none";

  Row {
    said.fieldNames()
        .forEachRemaining(
            word -> {
              if (!WORDS.contains(word)) {
                throw new IllegalArgumentException(file + ": no such word: " + word);
              }
            });
  }

  String name() {
    return file + ": " + said.path("row").asText();
  }

  String expect() {
    return said.path("expect").asText("ACCEPTED");
  }

  List<String> errors() {
    List<String> errors = new ArrayList<>();
    said.path("errors").forEach(error -> errors.add(error.asText()));
    return errors.stream().sorted().toList();
  }

  /** The second message under the same id; null where there is none. */
  Row then() {
    return said.has("then") ? new Row(index, file, said.get("then")) : null;
  }

  /** The problem HTTP answers with where it knows at once; empty where a receipt says it. */
  String http() {
    return said.path("http").asText();
  }

  /** Why the row cannot go through a door; null where it can. */
  String exception(DoorName door) {
    String reason = said.path("except").path(door.inTable()).textValue();
    if (reason != null) {
      return reason;
    }
    boolean beside =
        said.has("attributes")
            || said.has("fields")
            || said.has("encoding")
            || said.has("transport")
            || said.has("id") && !said.get("id").asText().equals(NONE)
            || said.has("type") && !said.get("type").asText().equals(NONE);
    if (door == DoorName.MQTT3 && beside) {
      return "MQTT 3.1.1 has nothing beside the body";
    }
    if (said.has("section") && door != DoorName.AMQP) {
      return "only AMQP has sections";
    }
    boolean idOfAmqp = said.path("transport").asText().matches("(ulong|uuid|binary).*");
    if (said.has("transport") && (door == DoorName.STOMP || door == DoorName.MQTT5)) {
      return "this protocol has no message id of its own";
    }
    return idOfAmqp && door != DoorName.AMQP ? "only AMQP has ids of that type" : null;
  }

  boolean isEnrolment() {
    return said.path("kind").asText("vacancy").equals("enrolment");
  }

  String partner() {
    return isEnrolment() ? "blk" : "supra";
  }

  private int number(DoorName door) {
    return 100 * (index + 1) + door.ordinal();
  }

  String businessKey(DoorName door) {
    return isEnrolment() ? Texts.enrolmentNo(number(door)) : Texts.vacancyId(number(door));
  }

  String id(DoorName door) {
    return "baris-" + index + '-' + door.inTable();
  }

  /** The id by which the sender knows it again; {@code hash} where it has none. */
  String known(DoorName door) {
    if (said.has("known")) {
      return filled(said.get("known").asText(), door);
    }
    if (said.has("event")) {
      return id(door);
    }
    return door == DoorName.MQTT3 || said.path("id").asText().equals(NONE) && !said.has("transport")
        ? "hash"
        : id(door);
  }

  Letter letter(DoorName door) {
    boolean event = said.has("event");
    List<Field> attributes = new ArrayList<>();
    boolean named = !event && !said.has("transport") && door != DoorName.MQTT3;
    String id = said.path("id").asText("${id}");
    if (named && !id.equals(NONE)) {
      attributes.add(new Field("id", filled(id, door)));
    }
    said.path("attributes").forEach(one -> attributes.add(field(one.asText(), door)));
    List<Field> fields = new ArrayList<>();
    said.path("fields").forEach(one -> fields.addAll(fields(one.asText(), door)));
    String type =
        said.path("type").asText(event ? "application/cloudevents+json" : "application/json");
    return new Letter(
        partner(),
        isEnrolment() ? "enrolment" : "vacancy",
        attributes,
        fields,
        type.equals(NONE) ? List.of() : List.of(type),
        said.path("encoding").textValue(),
        said.has("transport") ? transportId(door) : null,
        Section.valueOf(said.path("section").asText("data").toUpperCase(Locale.ROOT)),
        bytes(door));
  }

  private Field field(String line, DoorName door) {
    int colon = line.indexOf(": ");
    return new Field(line.substring(0, colon), filled(line.substring(colon + 2), door));
  }

  /** {@code 300 × name: value} stands for 300 of them. */
  private List<Field> fields(String line, DoorName door) {
    String[] times = line.split(" × ", 2);
    if (times.length == 1) {
      return List.of(field(line, door));
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(times[0]); i++) {
      Field field = field(times[1], door);
      fields.add(new Field(field.name() + i, field.value()));
    }
    return fields;
  }

  private Object transportId(DoorName door) {
    String text = said.get("transport").asText();
    String[] typed = text.split(" ", 2);
    return switch (typed[0]) {
      case "ulong" -> UnsignedLong.valueOf(typed[1]);
      case "uuid" -> UUID.fromString(typed[1]);
      case "binary" -> new Binary(HexFormat.of().parseHex(typed[1]));
      default -> filled(text, door);
    };
  }

  private String document(DoorName door) {
    int number = number(door);
    String text =
        isEnrolment()
            ? Texts.enrolment(number, 1, false).toString()
            : Texts.vacancy(number, 1, 1).toString();
    for (Map.Entry<String, JsonNode> edit : said.path("edit").properties()) {
      if (!text.contains(edit.getKey())) {
        throw new IllegalArgumentException(name() + ": there is no " + edit.getKey());
      }
      text = text.replace(edit.getKey(), edit.getValue().asText());
    }
    return text;
  }

  private String filled(String text, DoorName door) {
    String filled = text.replace("${id}", id(door)).replace("${300}", "x".repeat(300));
    filled = filled.replace("${255}", id(door) + "x".repeat(255 - id(door).length()));
    filled = filled.replace("${600}", "x".repeat(600)).replace("${60k}", "x".repeat(60_000));
    if (filled.contains("${doc}")) {
      filled = filled.replace("${doc}", document(door));
    }
    if (filled.contains("${doc64}")) {
      String base64 = Base64.getEncoder().encodeToString(document(door).getBytes(UTF_8));
      filled = filled.replace("${doc64}", base64);
    }
    return filled;
  }

  private byte[] bytes(DoorName door) {
    String form =
        said.has("event") ? said.get("event").asText() : said.path("text").asText("${doc}");
    String text = filled(form, door);
    byte[] utf8 = text.getBytes(UTF_8);
    return switch (said.path("as").asText("utf-8")) {
      case "utf-8" -> utf8;
      case "utf-8 with a mark" -> ('\uFEFF' + text).getBytes(UTF_8);
      case "utf-16" -> text.getBytes(Charset.forName("UTF-16"));
      case "utf-16le" -> text.getBytes(Charset.forName("UTF-16LE"));
      case "utf-32" -> text.getBytes(Charset.forName("UTF-32"));
      case "latin-1" -> text.getBytes(ISO_8859_1);
      case "gzip" -> gzip(utf8);
      case "cut" -> Arrays.copyOf(utf8, utf8.length - 20);
      default -> throw new IllegalArgumentException(name() + ": as " + said.get("as"));
    };
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
