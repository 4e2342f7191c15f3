package id.blkhub.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A consent the case must know: UU 27/2022 articles 22 and 24 want it recorded and provable.
 *
 * @param id the consent that the message names; null where the message itself is allowed by any
 *     consent of the purpose that covers its sender
 * @param recipient whom the named one must cover, since without them nobody could act on the
 *     message; null where that is left to the agreements
 * @param path JSON Pointer of the id in the canonical message, or of the number of the case where
 *     none is named
 */
public record RequiredConsent(
    @Nullable String id, String purpose, @Nullable String recipient, String path) {
  /** One that covers the sender of the message. */
  public static RequiredConsent ofSender(String purpose, String path) {
    return new RequiredConsent(null, purpose, null, path);
  }

  /**
   * Whether the facts of a case hold it, for this purpose and recipient and not withdrawn. Whether
   * a named one has ended is asked for each receiver by itself.
   *
   * @param today the last day on which one that covers the sender may end
   */
  public boolean givenIn(Map<String, JsonNode> facts, PartnerId sender, LocalDate today) {
    Consents consents = Consents.of(facts);
    return id == null
        ? consents.cover(purpose, sender.value(), null, today)
        : consents.cover(purpose, recipient, id, LocalDate.MIN);
  }
}
