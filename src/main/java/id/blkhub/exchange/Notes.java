package id.blkhub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.door.Properties;
import id.blkhub.seal.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

/** Seals delivery notes into message properties and opens them again. */
final class Notes {
  private final Seal seal;
  private final ObjectMapper json;

  Notes(Seal seal, ObjectMapper json) {
    this.seal = seal;
    this.json = json;
  }

  /**
   * @param stage {@link Properties#CANONICAL} or {@link Properties#MAPPED}
   */
  Map<String, Object> properties(DeliveryNote note, String stage) {
    return Map.of(
        Properties.STAMP, note.messageId(), Properties.NOTE, write(note), Properties.STAGE, stage);
  }

  private String write(DeliveryNote note) {
    try {
      return Base64.getEncoder()
          .encodeToString(seal.seal(json.writeValueAsBytes(note), note.messageId()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values can always be written", e);
    }
  }

  DeliveryNote read(String stamp, String note) {
    try {
      return json.readValue(seal.open(Base64.getDecoder().decode(note), stamp), DeliveryNote.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
