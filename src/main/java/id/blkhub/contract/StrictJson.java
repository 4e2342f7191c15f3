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
import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message body: UTF-8 JSON (RFC 8259) with one object, no duplicate keys, nothing behind
 * it, nested at most {@value #MAX_DEPTH} deep, of at most {@value #MAX_VALUES} values, numbers of
 * at most {@value #MAX_NUMBER} characters. Numbers keep their exact value, in the one form of
 * {@link PlainValues}; so do texts. Thread-safe.
 */
public final class StrictJson {
  static final int MAX_DEPTH = 64;

  /** Limits the cost of all later steps; real messages have hundreds of values. */
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
      return failed(ContractProblem.NOT_UTF8.violation(bytes.position()));
    }
    return parse(text.array(), text.position());
  }

  private Parsed parse(char[] text, int length) {
    try (JsonParser parser = factory.createParser(text, 0, length)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return failed(ContractProblem.EMPTY.violation());
      }
      if (first != JsonToken.START_OBJECT) {
        return failed(ContractProblem.NOT_AN_OBJECT.violation());
      }
      TreeBuilder builder = new TreeBuilder(parser);
      ObjectNode document = builder.object();
      List<Violation> violations = builder.violations();
      if (!violations.isEmpty()) {
        return Parsed.wrong(violations);
      }
      return parser.nextToken() == null
          ? Parsed.sound(document)
          : failed(ContractProblem.TRAILING.violation(place(parser.currentTokenLocation())));
    } catch (TreeBuilder.TooDeep e) {
      return failed(ContractProblem.TOO_DEEP.violation(MAX_DEPTH));
    } catch (TreeBuilder.TooManyValues e) {
      return failed(ContractProblem.TOO_MANY_VALUES.violation(MAX_VALUES));
    } catch (StreamConstraintsException e) {
      return failed(tooLong(e));
    } catch (JsonProcessingException e) {
      // the parser's own sentence may quote the body, so only its place is used
      return failed(ContractProblem.MALFORMED.violation(place(e.getLocation())));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  private static Violation tooLong(StreamConstraintsException e) {
    boolean number = e.getOriginalMessage().startsWith("Number");
    return number
        ? ContractProblem.NUMBER_TOO_LONG.violation(MAX_NUMBER)
        : ContractProblem.TEXT_TOO_LONG.violation(MAX_TEXT, MAX_NAME);
  }

  private static Text place(@Nullable JsonLocation at) {
    return new Text(place(at, "baris", "kolom"), place(at, "line", "column"));
  }

  private static String place(@Nullable JsonLocation at, String line, String column) {
    return at == null
        ? line + " ?"
        : line + " " + at.getLineNr() + ", " + column + " " + at.getColumnNr();
  }

  private static Parsed failed(Violation violation) {
    return Parsed.wrong(List.of(violation));
  }
}
