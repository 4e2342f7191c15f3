package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/** A field that must be there for somebody who is younger than so many years. */
record NeededBelowAge(Birth birth, int below, JsonPointer needs) implements ContractRule {
  @Override
  public void check(JsonNode object, Report report) {
    LocalDate day = birth.day(object);
    JsonNode field = object.at(needs);
    if (field.isMissingNode() || field.isNull()) {
      birth
          .known(object)
          .filter(born -> born.isAfter(day.minusYears(below)) && !born.isAfter(day))
          .ifPresent(
              born -> report.error(needs.toString(), ContractProblem.GUARDIAN_MISSING, below));
    }
  }
}
