package id.blkhub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.correlation.Arrival;
import id.blkhub.message.Correction;
import id.blkhub.seal.Seal;
import java.nio.charset.StandardCharsets;

/** A keyed hash of a document that does not depend on the order of its keys. */
final class ContentHash {
  private static final ObjectWriter SORTED =
      JsonMapper.builder()
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .disable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writer();

  private final Seal seal;

  ContentHash(Seal seal) {
    this.seal = seal;
  }

  /**
   * Of a void or a cancellation only the business key counts.
   *
   * @param correction null for an ordinary message
   */
  String of(JsonNode document, Correction correction, String businessKey) {
    boolean keyOnly = correction == Correction.VOID || correction == Correction.CANCEL;
    String hash =
        keyOnly ? seal.hash("content", businessKey.getBytes(StandardCharsets.UTF_8)) : of(document);
    return Arrival.markedHash(correction, hash);
  }

  private String of(JsonNode document) {
    try {
      return seal.hash("content", SORTED.writeValueAsBytes(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A parsed document can always be written", e);
    }
  }
}
