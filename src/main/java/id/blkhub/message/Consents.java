package id.blkhub.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The consents that a case knows of. Whatever in them cannot be understood counts as no consent.
 *
 * @param list as the canonical kinds write them
 */
public record Consents(JsonNode list) {
  /** The name of the fact of a case that holds them. */
  public static final String FACT = "consents";

  /** No consent at all. */
  public static final Consents NONE = new Consents(MissingNode.getInstance());

  /** Those among the facts of a case. */
  public static Consents of(Map<String, JsonNode> facts) {
    JsonNode list = facts.get(FACT);
    return list == null ? NONE : new Consents(list);
  }

  /** Those in the context of a canonical message. */
  public static Consents ofContext(JsonNode document) {
    return new Consents(document.path("context").path(FACT));
  }

  /**
   * Whether one of them is given for a purpose and a recipient.
   *
   * @param id the consent that must be the one; null where any will do
   * @param recipient null where the purpose alone is asked for
   * @param today the last day on which it may end
   */
  public boolean cover(
      String purpose, @Nullable String recipient, @Nullable String id, LocalDate today) {
    for (JsonNode one : list) {
      if (one.path("purpose").asText().equals(purpose)
          && (id == null || one.path("id").asText().equals(id))
          && !one.hasNonNull("withdrawnOn")
          && (recipient == null || isFor(one, recipient))
          && lasts(one.path("expiresOn"), today)) {
        return true;
      }
    }
    return false;
  }

  /** A consent that names nobody is for all whom its purpose needs. */
  private static boolean isFor(JsonNode consent, String recipient) {
    JsonNode recipients = consent.path("recipients");
    return recipients.isMissingNode() || recipients.isNull() || names(recipients, recipient);
  }

  private static boolean names(JsonNode recipients, String recipient) {
    for (JsonNode one : recipients) {
      if (one.asText().equals(recipient)) {
        return true;
      }
    }
    return false;
  }

  private static boolean lasts(JsonNode lastDay, LocalDate today) {
    if (lastDay.isMissingNode() || lastDay.isNull()) {
      return true;
    }
    try {
      return !LocalDate.parse(lastDay.asText()).isBefore(today);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
