package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.mapping.ReferenceTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The terms of the day count, not those of today. */
class KurSchemesTest {
  private static final String HEADER =
      "code,scheme,label,floor,ceiling,businessMonths,orTraining,validFrom,validUntil,source\n";
  private static final String TWO_PERIODS =
      """
      OLD,SUPER_MIKRO,super mikro,0,10000000,6,yes,2022-01-01,2026-06-30,test
      NEW,SUPER_MIKRO,super mikro,0,15000000,3,yes,2026-07-01,,test
      """;

  @TempDir Path mappings;

  @ParameterizedTest
  @CsvSource({
    "2021-12-31, 2026-08-01, 0",
    "2022-01-01, 2026-08-01, 10000000",
    "2026-06-30, 2026-08-01, 10000000",
    "2026-07-01, 2026-01-01, 15000000",
    ", 2026-06-30, 10000000",
    ", 2026-07-01, 15000000"
  })
  void shouldUseTheTermsOfTheReferralsDayElseOfToday(String day, LocalDate today, long ceiling)
      throws IOException {
    table(TWO_PERIODS);
    ObjectNode referral = JsonNodeFactory.instance.objectNode().put("scheme", "SUPER_MIKRO");
    if (day != null) {
      referral.put("referredOn", day);
    }

    KurSchemes schemes = KurSchemes.of(ReferenceTables.load(mappings), () -> today);

    assertThat(schemes.of(referral).map(kurTerms -> kurTerms.amount().ceiling()).orElse(0L))
        .isEqualTo(ceiling);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A,MIKRO,mikro,0,ten,6,no,2022-01-01,,test",
        "A,MIKRO,mikro,10,10,6,no,2022-01-01,,test",
        "A,MIKRO,mikro,0,10,6,no,2022-02-30,,test",
        "A,MIKRO,mikro,0,10,6,no,2022-02-01,2022-01-31,test",
        "A,MIKRO,mikro,0,,6,no,2022-01-01,,test"
      })
  void shouldPutAsideWhatNeedsAWrongTableAndSayWhy(String row) throws IOException {
    table(row + '\n');
    referralKind();

    Contracts contracts = Contracts.load(mappings);

    assertThat(contracts.canonical("loan")).isEmpty();
    assertThat(contracts.problems())
        .extracting(problem -> problem.code())
        .containsExactly("HUB-C092", "HUB-C091");
  }

  @Test
  void shouldPutAsideWhatNeedsATableThatIsNotThere() throws IOException {
    referralKind();

    assertThat(Contracts.load(mappings).canonical("loan")).isEmpty();
  }

  private void table(String rows) throws IOException {
    Files.createDirectories(mappings.resolve("reference"));
    Files.writeString(mappings.resolve("reference/kur-schemes.csv"), HEADER + rows);
  }

  private void referralKind() throws IOException {
    Files.createDirectories(mappings.resolve("canonical"));
    Files.writeString(
        mappings.resolve("canonical/loan.schema.json"),
        "{\"type\":\"object\",\"x-business-key\":[\"/a\"],\"x-rule\":[\"kur-within-ceiling\"],\"properties\":{\"a\":{\"type\":\"string\"}}}");
  }
}
