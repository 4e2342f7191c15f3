package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/** How young and how old somebody may be, in full years. */
record AgeLimits(Birth birth, int least, int most) implements ContractRule {
  /** Older than anybody: no limit. */
  static final int ANY = 500;

  @Override
  public void check(JsonNode object, Report report) {
    LocalDate day = birth.day(object);
    boolean given = birth.given(object).isPresent();
    birth
        .known(object)
        .filter(born -> born.isAfter(day.minusYears(least)) || born.isBefore(day.minusYears(most)))
        .ifPresent(
            born -> {
              if (!given) {
                report.error(birth.nik().toString(), ContractProblem.TOO_YOUNG_BY_NIK, least);
              } else if (most == ANY) {
                report.error(birth.date().toString(), ContractProblem.TOO_YOUNG, least);
              } else {
                report.error(
                    birth.date().toString(), ContractProblem.BIRTH_DATE_IMPOSSIBLE, least, most);
              }
            });
  }
}
