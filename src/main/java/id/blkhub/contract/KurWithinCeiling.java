package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.KurSchemes.KurTerms;
import id.blkhub.message.Text;
import java.util.Locale;
import java.util.Optional;

/**
 * The amount of a referral is within its KUR scheme on its day. The amount itself is not quoted.
 */
record KurWithinCeiling(KurSchemes schemes) implements ContractRule {
  @Override
  public void check(JsonNode referral, Report report) {
    JsonNode amount = referral.path("amountIdr");
    if (!referral.path("scheme").isTextual() || !amount.isIntegralNumber()) {
      return;
    }
    Optional<KurTerms> found = schemes.of(referral);
    if (found.isEmpty()) {
      report.error("/scheme", ContractProblem.KUR_NOT_IN_FORCE, schemes.day(referral));
      return;
    }
    KurTerms kurTerms = found.get();
    boolean tooMuch =
        !amount.canConvertToLong()
            ? amount.bigIntegerValue().signum() > 0
            : amount.longValue() > kurTerms.amount().ceiling();
    if (tooMuch) {
      report.error(
          "/amountIdr",
          ContractProblem.KUR_ABOVE_CEILING,
          kurTerms.name(),
          rupiah(kurTerms.amount().ceiling()),
          kurTerms.validity().from());
    } else if (amount.longValue() <= kurTerms.amount().floor()) {
      report.error(
          "/amountIdr",
          ContractProblem.KUR_BELOW_FLOOR,
          kurTerms.name(),
          rupiah(kurTerms.amount().floor()),
          kurTerms.validity().from());
    }
  }

  /** Indonesian separates thousands by points. */
  private static Text rupiah(long amount) {
    String english = String.format(Locale.ROOT, "%,d", amount);
    return new Text(english.replace(',', '.'), english);
  }
}
