package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** In a range {@code {min, max}} the lower end is not above the upper one. */
final class MinNotAboveMax implements ContractRule {
  @Override
  public void check(JsonNode range, Report report) {
    JsonNode min = range.path("min");
    JsonNode max = range.path("max");
    if (min.isNumber() && max.isNumber() && min.decimalValue().compareTo(max.decimalValue()) > 0) {
      report.error("/max", ContractProblem.RANGE_REVERSED);
    }
  }
}
