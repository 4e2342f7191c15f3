package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes a document for comparison: members sorted, no blanks. */
public final class SortedJson {
  private static final ObjectWriter SORTED =
      JsonMapper.builder()
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .disable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writer();

  private SortedJson() {}

  /** As UTF-8; the same for two documents that say the same. */
  public static byte[] bytes(JsonNode document) {
    try {
      return SORTED.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A parsed document can always be written", e);
    }
  }
}
