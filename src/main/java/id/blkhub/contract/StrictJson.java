package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.mapping.PlainValues;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a message body: UTF-8 JSON (RFC 8259) with one object, no duplicate keys, nothing behind
 * it, nested at most {@value #MAX_DEPTH} deep, of at most {@value #MAX_VALUES} values, numbers of
 * at most {@value #MAX_NUMBER} characters. Numbers keep their exact value, in the one form of
 * {@link PlainValues}; so do texts. Thread-safe.
 */
public final class StrictJson {
  static final int MAX_DEPTH = 64;

  /** What each value costs in all later steps is bounded by that; real messages have hundreds. */
  static final int MAX_VALUES = 100_000;

  static final int MAX_NUMBER = PlainValues.MAX_DIGITS;
  static final int MAX_TEXT = 1_000_000;
  static final int MAX_NAME = 1_000;

  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  // the depth is checked by the tree builder, which can name the place
                  .maxNestingDepth(MAX_DEPTH + 2)
                  .maxNumberLength(MAX_NUMBER)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(MAX_NAME)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // a sender that invents field names must not fill a table all senders share
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  /**
   * Parses a body.
   *
   * @param maxBytes the largest body the sender may send
   * @return the document, or every violation found; a violation never quotes a value
   */
  public Parsed parse(byte[] body, int maxBytes) {
    Violation unreadable = Encoding.check(body, maxBytes);
    if (unreadable != null) {
      return failed(unreadable);
    }
    CharBuffer text = CharBuffer.allocate(body.length);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(body);
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      return failed(
          Violation.of(
              "",
              Codes.NOT_UTF8,
              "Byte ke-" + bytes.position() + " bukan UTF-8. Kirim isi pesan dalam UTF-8.",
              "Byte " + bytes.position() + " is not UTF-8. Send the body in UTF-8."));
    }
    return parse(text.array(), text.position());
  }

  private Parsed parse(char[] text, int length) {
    try (JsonParser parser = factory.createParser(text, 0, length)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return failed(Encoding.empty());
      }
      if (first != JsonToken.START_OBJECT) {
        return failed(
            Violation.of(
                "",
                Codes.NOT_AN_OBJECT,
                "Isi pesan harus satu objek JSON: { … }.",
                "The body must be one JSON object: { … }."));
      }
      TreeBuilder builder = new TreeBuilder(parser);
      ObjectNode document = builder.object();
      List<Violation> violations = builder.violations();
      if (!violations.isEmpty()) {
        return new Parsed(null, violations);
      }
      return parser.nextToken() == null
          ? new Parsed(document, List.of())
          : failed(trailing(parser));
    } catch (TreeBuilder.TooDeep e) {
      return failed(
          Violation.of(
              "",
              Codes.TOO_DEEP,
              "Pesan bertingkat lebih dari " + MAX_DEPTH + ". Ratakan susunannya.",
              "The message is nested more than " + MAX_DEPTH + " deep. Flatten it."));
    } catch (TreeBuilder.TooMany e) {
      return failed(
          Violation.of(
              "",
              Codes.TOO_MANY_VALUES,
              "Pesan memuat lebih dari " + MAX_VALUES + " nilai. Bagi menjadi beberapa pesan.",
              "The message has more than " + MAX_VALUES + " values. Split it into several."));
    } catch (StreamConstraintsException e) {
      return failed(tooLong(e));
    } catch (JsonProcessingException e) {
      return failed(malformed(e.getLocation()));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  private static Violation trailing(JsonParser parser) {
    JsonLocation at = parser.currentTokenLocation();
    return Violation.of(
        "",
        Codes.TRAILING,
        "Ada isi lain setelah objek JSON, mulai " + place(at, "baris", "kolom") + ".",
        "Something follows the JSON object, from " + place(at, "line", "column") + ".");
  }

  /** Jackson's own sentence may quote the body, so only its place is used. */
  private static Violation malformed(JsonLocation at) {
    return Violation.of(
        "",
        Codes.MALFORMED,
        "Isi pesan bukan JSON yang sah di " + place(at, "baris", "kolom") + ".",
        "The body is not valid JSON at " + place(at, "line", "column") + ".");
  }

  private static Violation tooLong(StreamConstraintsException e) {
    boolean number = e.getOriginalMessage().startsWith("Number");
    return number
        ? TreeBuilder.numberTooLong("")
        : Violation.of(
            "",
            Codes.TEXT_TOO_LONG,
            "Teks lebih dari " + MAX_TEXT + " atau nama lebih dari " + MAX_NAME + " karakter.",
            "A text has more than "
                + MAX_TEXT
                + " or a name more than "
                + MAX_NAME
                + " characters.");
  }

  private static String place(JsonLocation at, String line, String column) {
    return at == null
        ? line + " ?"
        : line + " " + at.getLineNr() + ", " + column + " " + at.getColumnNr();
  }

  private static Parsed failed(Violation violation) {
    return new Parsed(null, List.of(violation));
  }
}
