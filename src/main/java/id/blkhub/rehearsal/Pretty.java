package id.blkhub.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as people write it: two spaces, one field a line. */
public final class Pretty {
  private static final ObjectWriter INDENTED = new JsonMapper().writer(printer());
  private static final ObjectWriter ONE_LINE = new JsonMapper().writer();

  private Pretty() {}

  /** Indented, without a line end behind it. */
  public static String json(JsonNode document) {
    return write(INDENTED, document);
  }

  /** All in one line. */
  static String oneLine(JsonNode document) {
    return write(ONE_LINE, document);
  }

  private static String write(ObjectWriter writer, JsonNode document) {
    try {
      return writer.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A document in memory can always be written", e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
        .withArrayIndenter(lines)
        .withObjectIndenter(lines);
  }
}
