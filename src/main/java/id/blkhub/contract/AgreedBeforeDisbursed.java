package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Credit is paid out on the day its agreement is signed, or later; an approval may name it ahead.
 */
final class AgreedBeforeDisbursed implements ContractRule {
  private static final ContractRule ORDER = new DatesInOrder("akadDate", "decidedOn", false);

  @Override
  public void check(JsonNode decision, Report report) {
    if (decision.path("decision").asText().equals("DISBURSED")) {
      ORDER.check(decision, report);
    }
  }
}
