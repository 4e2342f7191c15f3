package id.blkhub.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A consent the case must know: UU 27/2022 articles 22 and 24 want it recorded and provable.
 *
 * @param recipient whom it must cover, since without them nobody could act on the message; null
 *     where that is left to the agreements
 * @param path JSON Pointer of the id in the canonical message
 */
public record RequiredConsent(String id, String purpose, @Nullable String recipient, String path) {
  /**
   * Whether the facts of a case hold it, for this purpose and recipient and not withdrawn. Whether
   * it has ended is asked for each receiver by itself.
   */
  public boolean givenIn(Map<String, JsonNode> facts) {
    return Consents.of(facts).cover(purpose, recipient, id, LocalDate.MIN);
  }
}
