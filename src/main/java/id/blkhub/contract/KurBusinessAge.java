package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.KurSchemes.KurTerms;
import id.blkhub.mapping.CalendarDate;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A business must have run for the months its KUR scheme asks; super mikro takes training or
 * mentoring instead (Permenko 1/2022), which a certificate of the centre shows.
 */
record KurBusinessAge(KurSchemes schemes) implements ContractRule {
  @Override
  public void check(JsonNode referral, Report report) {
    Optional<KurTerms> terms = schemes.of(referral);
    Optional<LocalDate> started =
        CalendarDate.parse(referral.at("/business/startedOn").asText(), "yyyy-MM-dd");
    if (terms.isEmpty() || started.isEmpty()) {
      return;
    }
    int asked = terms.get().businessMonths();
    // in a month without that day it is its last: a business of 31 August is six months old on
    // 28 or 29 February
    if (!started.get().plusMonths(asked).isAfter(schemes.day(referral))) {
      return;
    }
    String name = terms.get().name();
    if (!terms.get().orTraining()) {
      report.error("/business/startedOn", ContractProblem.KUR_BUSINESS_TOO_YOUNG, name, asked);
    } else if (referral.path("trainingEvidence").isEmpty()) {
      report.error("/trainingEvidence", ContractProblem.KUR_TRAINING_MISSING, name, asked);
    }
  }
}
