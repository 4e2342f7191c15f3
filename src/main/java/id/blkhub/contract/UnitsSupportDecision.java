package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** A decision K cannot stand on a unit that was judged BK. */
final class UnitsSupportDecision implements ContractRule {
  @Override
  public void check(JsonNode result, Report report) {
    if (!result.path("decision").asText().equals("K")) {
      return;
    }
    JsonNode units = result.path("units");
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).path("result").asText().equals("BK")) {
        report.error("/units/" + i + "/result", ContractProblem.UNITS_CONTRADICT);
      }
    }
  }
}
