package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** What was approved and signed is said only with APPROVED and DISBURSED. */
final class ApprovedAmountWhenApproved implements ContractRule {
  private static final Set<String> WITHOUT = Set.of("RECEIVED", "REJECTED");
  private static final List<String> FIELDS = List.of("approvedIdr", "akadDate");

  @Override
  public void check(JsonNode decision, Report report) {
    if (!WITHOUT.contains(decision.path("decision").asText())) {
      return;
    }
    for (String field : FIELDS) {
      if (decision.hasNonNull(field)) {
        report.error("/" + field, ContractProblem.APPROVED_WITHOUT_APPROVAL);
      }
    }
  }
}
