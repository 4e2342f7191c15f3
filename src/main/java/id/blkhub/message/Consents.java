package id.blkhub.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The consents of a person as they stand, made of the list that came with the enrolment and of the
 * words said since. Whatever in them cannot be understood counts as no consent.
 *
 * @param list an array of consents as the canonical kinds write them; one that was narrowed names
 *     under {@code except} whom it does not cover any more
 */
public record Consents(JsonNode list) {
  /** The fact of a case that holds the list; in the context of a message, what stands now. */
  public static final String FACT = "consents";

  /** The fact of a case that holds what was said since. It never leaves the hub's memory. */
  public static final String WORDS = "consentWords";

  /** The fact of a case that holds which messages stand on which consent; stays there as well. */
  public static final String NAMED = "consentsNamed";

  /** No consent at all. */
  public static final Consents NONE = new Consents(MissingNode.getInstance());

  /** What the facts of a case come to. */
  public static Consents of(Map<String, JsonNode> facts) {
    JsonNode list = facts.get(FACT);
    JsonNode words = facts.get(WORDS);
    if (words == null || words.isEmpty()) {
      return list == null ? NONE : new Consents(list);
    }
    return new Consents(ConsentHistory.of(list, words).standing());
  }

  /** The facts of a case as everybody but the hub's memory sees them: consents as they stand. */
  public static Map<String, JsonNode> shown(Map<String, JsonNode> facts) {
    if (!facts.containsKey(WORDS) && !facts.containsKey(NAMED)) {
      return facts;
    }
    Map<String, JsonNode> shown = new LinkedHashMap<>(facts);
    shown.remove(WORDS);
    shown.remove(NAMED);
    if (facts.containsKey(WORDS)) {
      shown.put(FACT, of(facts).list());
    }
    return shown;
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

  /** The last day of the one that ends soonest by itself of those that hold on this day. */
  public Optional<LocalDate> soonestEnd(LocalDate today) {
    LocalDate soonest = null;
    for (JsonNode one : list) {
      JsonNode lastDay = one.path("expiresOn");
      if (lastDay.isTextual() && !one.hasNonNull("withdrawnOn") && lasts(lastDay, today)) {
        LocalDate end = LocalDate.parse(lastDay.asText());
        soonest = soonest == null || end.isBefore(soonest) ? end : soonest;
      }
    }
    return Optional.ofNullable(soonest);
  }

  /** A consent that names nobody is for all whom its purpose needs. */
  private static boolean isFor(JsonNode consent, String recipient) {
    JsonNode recipients = consent.path("recipients");
    boolean everybody = recipients.isMissingNode() || recipients.isNull();
    return (everybody || names(recipients, recipient)) && !names(consent.path("except"), recipient);
  }

  static boolean names(JsonNode recipients, String recipient) {
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
