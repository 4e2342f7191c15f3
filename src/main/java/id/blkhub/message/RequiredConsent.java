package id.blkhub.message;

import com.fasterxml.jackson.databind.JsonNode;
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
  /** Whether the facts of a case hold it, for this purpose and recipient and not withdrawn. */
  public boolean givenIn(Map<String, JsonNode> facts) {
    JsonNode consents = facts.get("consents");
    if (consents == null) {
      return false;
    }
    for (JsonNode one : consents) {
      if (one.path("id").asText().equals(id)
          && one.path("purpose").asText().equals(purpose)
          && !one.hasNonNull("withdrawnOn")
          && covers(one.path("recipients"))) {
        return true;
      }
    }
    return false;
  }

  /** A consent that names nobody is for all whom its purpose needs. */
  private boolean covers(JsonNode recipients) {
    if (recipient == null || !recipients.isArray()) {
      return true;
    }
    for (JsonNode one : recipients) {
      if (one.asText().equals(recipient)) {
        return true;
      }
    }
    return false;
  }
}
