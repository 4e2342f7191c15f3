package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.CalendarDate;
import java.util.List;

/** What is said to have happened has a day that has begun somewhere in Indonesia. */
record NotInFuture(Today today) implements ContractRule {
  private static final List<String> HAPPENED =
      List.of("date", "decidedOn", "givenOn", "issuedOn", "referredOn", "startedOn", "withdrawnOn");

  @Override
  public void check(JsonNode object, Report report) {
    for (String name : HAPPENED) {
      CalendarDate.parse(object.path(name).asText(), "yyyy-MM-dd")
          .filter(day -> day.isAfter(today.latest()))
          .ifPresent(
              day ->
                  report.error(
                      "/" + name,
                      Codes.DATE_IN_FUTURE,
                      "Tanggal ini di masa depan, padahal menyatakan yang sudah terjadi.",
                      "This date is in the future, but it says what has happened."));
    }
  }
}
