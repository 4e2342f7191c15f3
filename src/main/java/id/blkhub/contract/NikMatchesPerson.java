package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.CalendarDate;

/**
 * Warns where a NIK and the person beside it disagree. Only a warning: birth data get corrected and
 * people move, while the NIK never changes (dukcapil.klaten.go.id).
 */
final class NikMatchesPerson implements ContractRule {
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
  }
}
