package id.blkhub.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The newest word about a consent counts, wherever it was said; in doubt there is none. */
class ConsentHistoryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final String LISTED =
      "{'id':'PS-1','purpose':'job-matching','recipients':['supra'],'givenOn':'2026-05-04'}";
  private static final String FOR_ALL =
      "{'id':'PS-1','purpose':'job-matching','givenOn':'2026-05-04'}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          withdrawn later                       | WITHDRAWN 2026-05-10T08:00:00+07:00            | false
          withdrawn on the day it was given     | WITHDRAWN 2026-05-04T08:00:00+07:00            | false
          withdrawn before the day it was given | WITHDRAWN 2026-05-03T20:00:00+07:00            | true
          withdrawn for that partner            | WITHDRAWN 2026-05-10T08:00:00+07:00 supra      | false
          withdrawn for another partner         | WITHDRAWN 2026-05-10T08:00:00+07:00 bank       | true
          withdrawn, then given by another form | WITHDRAWN 2026-05-10T08:00:00+07:00; GIVEN 2026-05-11T08:00:00+07:00 | true
          given by another form, then withdrawn | GIVEN 2026-05-11T08:00:00+07:00; WITHDRAWN 2026-05-11T08:00:00.5+07:00 | false
          both at one moment                    | WITHDRAWN 2026-05-11T08:00:00+07:00; GIVEN 2026-05-11T01:00:00Z | false
          changed for another partner           | CHANGED 2026-05-10T08:00:00+07:00 bank         | false
          changed for this and another partner  | CHANGED 2026-05-10T08:00:00+07:00 bank,supra   | true
          changed before it was given           | CHANGED 2026-05-03T08:00:00+07:00 bank         | true
          """)
  void shouldGoByTheNewestWord(String what, String words, boolean covered) throws Exception {
    assertThat(covers("supra", LISTED, words)).as(what).isEqualTo(covered);
  }

  @Test
  void shouldNarrowAConsentForEverybodyToAllButThoseNamed() throws Exception {
    String words = "WITHDRAWN 2026-05-10T08:00:00+07:00 supra";

    assertThat(covers("supra", FOR_ALL, words)).isFalse();
    assertThat(covers("another", FOR_ALL, words)).isTrue();
  }

  @Test
  void shouldWithdrawOnlyThePurposesThatAreNamed() throws Exception {
    String other = FOR_ALL.replace("job-matching", "tracer-survey");

    assertThat(covers("supra", other, "WITHDRAWN 2026-05-10T08:00:00+07:00")).isFalse();
    assertThat(
            consents(other, "WITHDRAWN 2026-05-10T08:00:00+07:00")
                .cover("tracer-survey", "supra", null, TODAY))
        .isTrue();
  }

  /** An enrolment that is sent again lists what it listed before. */
  @Test
  void shouldNotGiveBackWhatWasWithdrawnWhenTheListComesAgain() throws Exception {
    String withdrawn = LISTED.replace("}", ",'withdrawnOn':'2026-05-09'}");

    assertThat(covers("supra", LISTED, "WITHDRAWN 2026-05-10T08:00:00+07:00")).isFalse();
    assertThat(covers("supra", withdrawn, "CHANGED 2026-05-09T23:00:00+07:00 supra")).isFalse();
    assertThat(covers("supra", withdrawn, "CHANGED 2026-05-10T08:00:00+07:00 supra")).isTrue();
  }

  @Test
  void shouldEndAConsentThatWasGivenUntilADay() throws Exception {
    JsonNode words =
        JSON.readTree(
            "[{\"state\":\"GIVEN\",\"id\":\"P\",\"purposes\":[\"job-matching\"],\"at\":1,"
                + "\"expiresOn\":\"2026-05-31\"}]");
    Consents consents = Consents.of(Map.of(Consents.WORDS, words));

    assertThat(consents.cover("job-matching", "supra", null, TODAY)).isFalse();
    assertThat(consents.cover("job-matching", "supra", null, TODAY.minusDays(1))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{}]
          [{"state":"GIVEN"}]
          [{"state":"GIVEN","purposes":"job-matching","at":1}]
          [{"state":"PERHAPS"}]
          [null, 3, "GIVEN"]
          """)
  void shouldTakeNoConsentFromWordsItDoesNotUnderstand(String words) throws Exception {
    Consents consents = Consents.of(Map.of(Consents.WORDS, JSON.readTree(words)));

    assertThat(consents.cover("job-matching", "supra", null, TODAY)).isFalse();
  }

  @Test
  void shouldShowWhatStandsAndKeepTheWordsToItself() throws Exception {
    Map<String, JsonNode> facts = facts(LISTED, "WITHDRAWN 2026-05-10T08:00:00+07:00");
    facts.put(Consents.NAMED, JSON.readTree("{\"blk|microcredit-referral|RJK-1\": \"PS-1\"}"));
    facts.put("vocation", JSON.readTree("\"teknik-las\""));

    Map<String, JsonNode> shown = Consents.shown(facts);

    assertThat(shown).containsOnlyKeys("vocation", "consents");
    assertThat(shown.get("consents").at("/0/withdrawnOn").asText()).isEqualTo("2026-05-10");
  }

  private static boolean covers(String recipient, String listed, String words) throws Exception {
    return consents(listed, words).cover("job-matching", recipient, null, TODAY);
  }

  private static Consents consents(String listed, String words) throws Exception {
    return Consents.of(facts(listed, words));
  }

  /** Words of the form {@code STATE time [recipients]}, with a semicolon between them. */
  private static Map<String, JsonNode> facts(String listed, String words) throws Exception {
    Map<String, JsonNode> facts = new LinkedHashMap<>();
    facts.put(Consents.FACT, JSON.readTree(("[" + listed + "]").replace('\'', '"')));
    StringBuilder array = new StringBuilder("[");
    for (String word : words.split("; ")) {
      String[] parts = word.strip().split(" ");
      Instant at = OffsetDateTime.parse(parts[1]).toInstant();
      array.append(array.length() > 1 ? "," : "");
      array.append("{'state':'%s','purposes':['job-matching'],".formatted(parts[0]));
      array.append("'id':'%s',".formatted(parts[0].equals("CHANGED") ? "PS-1" : "PS-2"));
      array.append("'at':%d.%09d".formatted(at.getEpochSecond(), at.getNano()));
      if (parts.length > 2) {
        array.append(",'recipients':['").append(parts[2].replace(",", "','")).append("']");
      }
      array.append('}');
    }
    facts.put(Consents.WORDS, JSON.readTree(array.append(']').toString().replace('\'', '"')));
    return facts;
  }
}
