package id.blkhub.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.message.Compact;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Refusal;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events and refusals as they travel on the queue {@code journal}, in the {@link Compact} form. */
public final class JournalCodec {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final ObjectWriter WRITER = Compact.MAPPER.writerFor(Batch.class);
  private static final TypeReference<List<Violation>> ERRORS = new TypeReference<>() {};
  private static final ObjectWriter ERRORS_WRITER = MAPPER.writerFor(ERRORS);
  private static final ObjectReader ERRORS_READER = MAPPER.readerFor(ERRORS);

  private JournalCodec() {}

  /** What one message on the queue holds. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Batch(List<JournalEvent> events, List<Refusal> refusals) {
    public Batch {
      events = events == null ? List.of() : List.copyOf(events);
      refusals = refusals == null ? List.of() : List.copyOf(refusals);
    }
  }

  public static byte[] encode(List<JournalEvent> events, List<Refusal> refusals) {
    try {
      return WRITER.writeValueAsBytes(new Batch(events, refusals));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException when it is something else; the message shows none of it
   */
  public static Batch decode(byte[] encoded) {
    try {
      return Compact.read(encoded, Batch.class);
    } catch (IOException e) {
      // without the cause: Jackson quotes the text it fails on
      throw new IllegalArgumentException(JournalProblem.NO_EVENTS.said(encoded.length));
    }
  }

  /** For a text column; null where nothing is wrong. */
  static @Nullable String errors(List<Violation> errors) {
    try {
      return errors.isEmpty() ? null : ERRORS_WRITER.writeValueAsString(errors);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Violation> errors(@Nullable String column) {
    try {
      return column == null ? List.of() : ERRORS_READER.readValue(column);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("errors column of the journal", e);
    }
  }
}
