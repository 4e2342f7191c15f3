package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.mapping.CalendarDate;
import id.blkhub.mapping.ReferenceTables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 29 February, where it exists and where it does not. */
class LeapDayTest {
  @ParameterizedTest
  @CsvSource({
    "3507242902000001, true",
    "3507246902000001, true",
    "3507242902040001, true",
    "3507242902010001, false",
    "3507243002000001, false",
  })
  void shouldTakeANikOfThatDayInLeapYearsOnly(String nik, boolean exists) {
    assertThat(Nik.isValid(nik)).isEqualTo(exists);
  }

  @ParameterizedTest
  @CsvSource({
    "2028-02-29, yyyy-MM-dd, true",
    "2027-02-29, yyyy-MM-dd, false",
    "29-02-2028, dd-MM-yyyy, true",
    "29-02-2027, dd-MM-yyyy, false",
    "29/02/2100, dd/MM/yyyy, false",
    "29/02/2000, dd/MM/yyyy, true",
  })
  void shouldReadThatDayInEachFormInLeapYearsOnly(String text, String form, boolean exists) {
    assertThat(CalendarDate.parse(text, form).isPresent()).isEqualTo(exists);
  }

  private static Clock at(LocalDate day) {
    return Clock.fixed(day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
  }

  @ParameterizedTest
  @CsvSource({
    // six months, to the last day of a month that is too short
    "2027-08-29, 2028-02-29, true",
    "2027-08-31, 2028-02-29, true",
    "2027-08-31, 2028-02-28, false",
    "2026-08-31, 2027-02-28, true",
    "2026-08-31, 2027-02-27, false",
    "2028-02-29, 2028-08-29, true",
    "2028-02-29, 2028-08-28, false",
  })
  void shouldCountTheMonthsOfABusinessToTheDay(LocalDate started, LocalDate day, boolean enough)
      throws Exception {
    ObjectNode referral =
        (ObjectNode)
            new JsonMapper()
                .readTree(
                    """
                    {"scheme": "MIKRO", "business": {"startedOn": "%s"}, "referredOn": "%s"}
                    """
                        .formatted(started, day));
    List<String> codes = new ArrayList<>();
    ContractRule contractRule =
        DomainRules.all(ReferenceTables.load(Path.of("mappings")), at(day)).get("kur-business-age");

    contractRule.check(
        referral,
        new ContractRule.Report() {
          @Override
          public void error(String path, ContractProblem problem, Object... values) {
            codes.add(problem.code());
          }

          @Override
          public void warning(String path, ContractProblem problem, Object... values) {
            codes.add(problem.code());
          }
        });

    assertThat(codes.isEmpty()).isEqualTo(enough);
  }
}
