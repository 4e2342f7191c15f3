package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.CalendarDate;
import id.blkhub.mapping.ReferenceTables;

/**
 * Warns where a NIK and the person beside it disagree, and where its region is none that there is
 * or was. Only a warning: birth data get corrected, people move and regions are renumbered, while
 * the NIK never changes (dukcapil.klaten.go.id).
 */
record NikMatchesPerson(ReferenceTables tables) implements ContractRule {
  static final String DISTRICTS = "districts";
  static final String FORMER = "regions-former";

  @Override
  public void check(JsonNode person, Report report) {
    String text = person.path("nik").asText();
    if (!Nik.isValid(text)) {
      return;
    }
    Nik nik = Nik.of(text);
    CalendarDate.parse(person.path("birthDate").asText(), "yyyy-MM-dd")
        .filter(birth -> !nik.fits(birth))
        .ifPresent(birth -> report.warning("/nik", ContractProblem.NIK_BIRTH_DATE));
    String sex = person.path("sex").asText();
    if ((sex.equals("F") || sex.equals("M")) && nik.female() != sex.equals("F")) {
      report.warning("/nik", ContractProblem.NIK_SEX);
    }
    String region = person.path("address").path("regionCode").asText();
    if (!region.isEmpty() && !region.startsWith(nik.province())) {
      report.warning("/nik", ContractProblem.NIK_REGION);
    }
    if (tables.has(DISTRICTS)
        && !tables.hasCode(DISTRICTS, nik.district())
        && !tables.hasCode(FORMER, nik.regency())) {
      report.warning("/nik", ContractProblem.NIK_REGION_UNKNOWN);
    }
  }
}
