package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.CalendarDate;

/**
 * Refuses a vacancy that is said to be open and is over: nobody can apply for it any more. One that
 * is filled or withdrawn may have ended at any time.
 */
record StillOpen(Today today) implements ContractRule {
  @Override
  public void check(JsonNode vacancy, Report report) {
    if (!vacancy.path("status").asText().equals("OPEN")) {
      return;
    }
    CalendarDate.parse(vacancy.path("validThrough").asText(), "yyyy-MM-dd")
        .filter(end -> end.isBefore(today.day()))
        .ifPresent(end -> report.error("/validThrough", ContractProblem.VACANCY_OVER));
  }
}
