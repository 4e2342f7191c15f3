package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code x-age}: how old somebody must be, counted on which day. */
class AgeKeywordTest {
  /** 16 June 2026 in Papua, still 15 June in Jakarta. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T16:00:00Z"), ZoneId.of("Asia/Jakarta"));

  @TempDir Path mappings;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'birthDate':'2011-06-15'} |",
        "{'birthDate':'2011-06-16'} | /birthDate HUB-C055",
        "{'birthDate':'2016-01-01'} | /birthDate HUB-C055",
        "{'birthDate':'2035-01-01'} | /birthDate HUB-C055",
        "{'birthDate':'1906-06-15'} |",
        "{'birthDate':'1906-06-14'} | /birthDate HUB-C055",
        "{'birthDate':'soon'}       |",
        "{}                         |",
        "{'nik':'3507241606110001'} | /nik HUB-C080",
        "{'nik':'3507245506110001'} |",
        "{'nik':'3507241606110001','birthDate':'2001-06-16'} |",
        "{'nik':'3507241606260001'} |",
        "{'nik':'not a nik'}        |",
        "{'nik':7,'birthDate':[]}   |"
      })
  void shouldTakeNobodyWhoIsTooYoungOrTooOldToday(String document, String expected)
      throws IOException {
    assertThat(
            found("{'birthDate': '/birthDate', 'nik': '/nik', 'least': 15, 'most': 120}", document))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'birthDate':'2010-02-01','start':'2027-02-01'} |",
        "{'birthDate':'2010-02-02','start':'2027-02-01'} | /birthDate HUB-C080",
        "{'birthDate':'2010-02-02'}                      | /birthDate HUB-C080",
        "{'birthDate':'2009-06-15'}                      |"
      })
  void shouldCountTheAgeOnTheDayTheRuleNames(String document, String expected) throws IOException {
    assertThat(found("{'birthDate': '/birthDate', 'on': '/start', 'least': 17}", document))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'birthDate':'2008-06-15'}                    |",
        "{'birthDate':'2008-06-16'}                    | /guardian HUB-C081",
        "{'birthDate':'2008-06-16','guardian':null}    | /guardian HUB-C081",
        "{'birthDate':'2008-06-16','guardian':{}}      |",
        "{'nik':'3507241606080001'}                    | /guardian HUB-C081",
        "{'nik':'3507241506080001'}                    |",
        "{}                                            |"
      })
  void shouldAskForAFieldBelowAnAge(String document, String expected) throws IOException {
    assertThat(
            found(
                "{'birthDate': '/birthDate', 'nik': '/nik', 'below': 18, 'needs': '/guardian'}",
                document))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'birthDate': '/birthDate'}",
        "{'least': 15}",
        "{'birthDate': '/birthDate', 'below': 18}",
        "{'birthDate': '/birthDate', 'least': 15, 'lest': 1}",
        "{'birthDate': 'birthDate', 'least': 15}"
      })
  void shouldRefuseARuleThatSaysNothingOrIsMisspelt(String rule) throws IOException {
    assertThat(contracts(rule).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains("x-age"));
  }

  @Test
  void shouldHoldTheShippedEnrolmentToItsLimits() throws IOException {
    Contracts shipped = Contracts.load(Path.of("mappings"), CLOCK);
    String enrolment = Files.readString(Path.of("mappings/blk/in/enrolment/entrepreneur.out.json"));
    String child = enrolment.replace("2001-07-05", "2009-07-05");
    Contract contract = shipped.canonical("enrolment").orElseThrow().contract();

    assertThat(places(contract.check(new ObjectMapper().readTree(child))))
        .containsExactly("/guardianConsent HUB-C081");
    assertThat(
            places(
                contract.check(
                    new ObjectMapper().readTree(enrolment.replace("2001-07-05", "2016-01-01")))))
        .contains("/person/birthDate HUB-C055");
  }

  private List<String> found(String rule, String document) throws IOException {
    return places(
        contracts(rule)
            .incoming("one", "kind")
            .orElseThrow()
            .check(new ObjectMapper().readTree(json(document))));
  }

  private static List<String> places(Findings findings) {
    return findings.errors().stream().map(one -> one.path() + ' ' + one.code()).toList();
  }

  private Contracts contracts(String rule) throws IOException {
    Path folder = Files.createDirectories(mappings.resolve("one/in"));
    Files.writeString(
        folder.resolve("kind.schema.json"), json("{'type': 'object', 'x-age': [" + rule + "]}"));
    return Contracts.load(mappings, CLOCK);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
