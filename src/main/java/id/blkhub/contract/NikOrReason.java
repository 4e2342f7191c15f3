package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** A person has a NIK, or a reason why there is none yet and a birth date to be known by. */
final class NikOrReason implements ContractRule {
  @Override
  public void check(JsonNode enrolment, Report report) {
    JsonNode person = enrolment.path("person");
    boolean nik = person.hasNonNull("nik");
    boolean reason = enrolment.hasNonNull("nikPendingReason");
    if (nik && reason) {
      report.error("/nikPendingReason", ContractProblem.NIK_AND_REASON);
    } else if (!nik && !reason) {
      report.error("/person/nik", ContractProblem.NIK_MISSING);
    } else if (!nik && !person.hasNonNull("birthDate")) {
      report.error("/person/birthDate", ContractProblem.BIRTH_DATE_MISSING);
    }
  }
}
