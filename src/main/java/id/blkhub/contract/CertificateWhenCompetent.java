package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A decision K (competent) comes with its certificate; BK (not yet competent) with none. */
final class CertificateWhenCompetent implements ContractRule {
  private static final List<String> CERTIFICATE =
      List.of("certificateNo", "registrationCertNo", "issuedOn", "expiresOn");

  @Override
  public void check(JsonNode result, Report report) {
    String decision = result.path("decision").asText();
    for (String field : CERTIFICATE) {
      boolean there = result.hasNonNull(field);
      if (decision.equals("K") && !there) {
        report.error("/" + field, ContractProblem.CERTIFICATE_INCOMPLETE);
      } else if (decision.equals("BK") && there) {
        report.error("/" + field, ContractProblem.CERTIFICATE_WITHOUT_COMPETENCE);
      }
    }
  }
}
