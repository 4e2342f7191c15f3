package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Refuses what only a centre that has opened may send. The contract of a planned centre names it;
 * when the centre opens, the line goes.
 */
record CentreNotOpenYet() implements ContractRule {
  @Override
  public void check(JsonNode message, Report report) {
    report.error("", ContractProblem.CENTRE_NOT_OPEN);
  }
}
