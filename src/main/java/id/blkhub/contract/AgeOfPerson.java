package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.CalendarDate;
import java.time.LocalDate;

/** A person whom a centre trains is from {@value #YOUNGEST} to {@value #OLDEST} years old. */
record AgeOfPerson(Today today) implements ContractRule {
  static final int YOUNGEST = 10;
  static final int OLDEST = 120;

  @Override
  public void check(JsonNode person, Report report) {
    LocalDate latest = today.latest();
    CalendarDate.parse(person.path("birthDate").asText(), "yyyy-MM-dd")
        .filter(
            birth ->
                birth.isAfter(latest.minusYears(YOUNGEST))
                    || birth.isBefore(latest.minusYears(OLDEST)))
        .ifPresent(
            birth ->
                report.error(
                    "/birthDate", ContractProblem.BIRTH_DATE_IMPOSSIBLE, YOUNGEST, OLDEST));
  }
}
