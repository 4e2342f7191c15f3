package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.CalendarDate;

/**
 * Warns of a vacancy that is said to be open and is over. Only a warning: an employer may send late
 * what was true, and the next message may say that it is filled.
 */
record StillOpen(Today today) implements ContractRule {
  @Override
  public void check(JsonNode vacancy, Report report) {
    if (!vacancy.path("status").asText().equals("OPEN")) {
      return;
    }
    CalendarDate.parse(vacancy.path("validThrough").asText(), "yyyy-MM-dd")
        .filter(end -> end.isBefore(today.day()))
        .ifPresent(end -> report.warning("/validThrough", ContractProblem.VACANCY_OVER));
  }
}
