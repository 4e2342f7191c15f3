package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.CalendarDate;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Checks that one date does not come before another.
 *
 * @param first the field of the earlier date, such as {@code startDate}
 * @param second the field of the later date
 * @param strictly whether the same day is wrong too
 */
record DatesInOrder(String first, String second, boolean strictly) implements ContractRule {
  @Override
  public void check(JsonNode object, Report report) {
    Optional<LocalDate> from = date(object, first);
    Optional<LocalDate> to = date(object, second);
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    boolean wrong = to.get().isBefore(from.get()) || (strictly && to.get().equals(from.get()));
    if (wrong) {
      report.error(
          "/" + second,
          strictly ? ContractProblem.DATE_NOT_AFTER : ContractProblem.DATES_OUT_OF_ORDER,
          report.place("/" + first));
    }
  }

  private static Optional<LocalDate> date(JsonNode object, String name) {
    return CalendarDate.parse(object.at("/" + name).asText(), "yyyy-MM-dd");
  }
}
