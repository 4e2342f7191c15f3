package id.blkhub.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays what was said of consents in the order in which it was said; the newest word counts. A day
 * without a time of day is taken as early as it can be where something was given, and as late as it
 * can be where it was withdrawn: in doubt there is no consent.
 */
final class ConsentHistory {
  /** Where a day ends latest of all Indonesia. */
  private static final ZoneId WEST = ZoneId.of("Asia/Jakarta");

  /** Where it begins earliest. */
  private static final ZoneId EAST = ZoneId.of("Asia/Jayapura");

  private static final Version EVER = new Version(Long.MIN_VALUE, 0);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * A consent and the moment of the newest word about it.
   *
   * @param at as of which it holds, or does not
   */
  private record Standing(ObjectNode consent, Version at) {
    boolean given() {
      return !consent.hasNonNull("withdrawnOn");
    }
  }

  private final List<Standing> standing = new ArrayList<>();

  private ConsentHistory() {}

  /**
   * @param list that came with the enrolment; null for none
   * @param words as {@link CaseRole#CONSENT} messages say them
   */
  static ConsentHistory of(@Nullable JsonNode list, JsonNode words) {
    ConsentHistory history = new ConsentHistory();
    if (list != null) {
      for (JsonNode one : list) {
        if (one instanceof ObjectNode consent) {
          history.standing.add(new Standing(consent, listed(consent)));
        }
      }
    }
    List<JsonNode> ordered = new ArrayList<>();
    words.forEach(ordered::add);
    // of two in one moment a withdrawal is the later
    ordered.sort(
        Comparator.comparing(ConsentHistory::said).thenComparing(ConsentHistory::withdraws));
    ordered.forEach(history::play);
    return history;
  }

  /** The consents as they stand, those that were withdrawn among them. */
  ArrayNode standing() {
    ArrayNode list = JSON.arrayNode();
    standing.forEach(one -> list.add(one.consent()));
    return list;
  }

  private void play(JsonNode word) {
    if (withdraws(word)) {
      standing.replaceAll(one -> concerns(word, one) ? narrowed(one, word) : one);
      return;
    }
    String id = word.path("id").asText();
    Version at = said(word);
    boolean overtaken =
        standing.stream().anyMatch(one -> named(one, id) && one.at().compareTo(at) > 0);
    if (!overtaken) {
      standing.removeIf(one -> named(one, id));
      word.path("purposes").forEach(purpose -> give(word, id, purpose, at));
    }
  }

  private void give(JsonNode word, String id, JsonNode purpose, Version at) {
    ObjectNode consent = JSON.objectNode().put("id", id);
    consent.set("purpose", purpose);
    if (word.hasNonNull("recipients")) {
      consent.set("recipients", word.get("recipients"));
    }
    consent.put("givenOn", day(at).toString());
    if (word.hasNonNull("expiresOn")) {
      consent.set("expiresOn", word.get("expiresOn"));
    }
    standing.add(new Standing(consent, at));
  }

  private static boolean concerns(JsonNode word, Standing one) {
    return one.given()
        && one.at().compareTo(said(word)) <= 0
        && Consents.names(word.path("purposes"), one.consent().path("purpose").asText());
  }

  /** What is left where recipients were named; nothing where none were. */
  private static Standing narrowed(Standing one, JsonNode word) {
    ObjectNode consent = one.consent().deepCopy();
    if (word.hasNonNull("recipients")) {
      ArrayNode except = consent.withArray("except");
      word.get("recipients").forEach(except::add);
      // the moment stays: for whom it still holds, it was not given anew
      return new Standing(consent, one.at());
    }
    consent.put("withdrawnOn", day(said(word)).toString());
    return new Standing(consent, said(word));
  }

  private static boolean named(Standing one, String id) {
    return one.consent().path("id").asText().equals(id);
  }

  private static boolean withdraws(JsonNode word) {
    return word.path("state").asText().equals("WITHDRAWN");
  }

  private static Version said(JsonNode word) {
    return Version.of(word.path("at")).orElse(EVER);
  }

  private static Version listed(JsonNode consent) {
    JsonNode withdrawn = consent.path("withdrawnOn");
    return withdrawn.isTextual()
        ? moment(withdrawn, 1, WEST)
        : moment(consent.path("givenOn"), 0, EAST);
  }

  private static Version moment(JsonNode date, int daysAfter, ZoneId zone) {
    try {
      LocalDate day = LocalDate.parse(date.asText()).plusDays(daysAfter);
      return Version.of(day.atStartOfDay(zone).toEpochSecond());
    } catch (DateTimeException e) {
      return EVER;
    }
  }

  private static LocalDate day(Version at) {
    return Instant.ofEpochSecond(at.whole()).atZone(WEST).toLocalDate();
  }
}
