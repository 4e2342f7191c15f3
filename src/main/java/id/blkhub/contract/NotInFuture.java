package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.CalendarDate;
import java.util.List;

/**
 * Checks that the date of something that has happened is not in the future anywhere in Indonesia.
 */
record NotInFuture(Today today) implements ContractRule {
  private static final List<String> HAPPENED =
      List.of(
          "asOf",
          "date",
          "decidedOn",
          "givenOn",
          "invitedOn",
          "issuedOn",
          "referredOn",
          "startedOn",
          "withdrawnOn");

  @Override
  public void check(JsonNode object, Report report) {
    for (String name : HAPPENED) {
      CalendarDate.parse(object.path(name).asText(), "yyyy-MM-dd")
          .filter(day -> day.isAfter(today.latest()))
          .ifPresent(day -> report.error("/" + name, ContractProblem.DATE_IN_FUTURE));
    }
  }
}
