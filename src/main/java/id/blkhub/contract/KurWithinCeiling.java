package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.KurSchemes.Terms;
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
    Optional<Terms> found = schemes.of(referral);
    if (found.isEmpty()) {
      report.error(
          "/scheme",
          Codes.KUR_NOT_IN_FORCE,
          "Aturan kur-within-ceiling: skema KUR ini tidak berlaku pada " + day(referral) + ".",
          "Rule kur-within-ceiling: this KUR scheme is not in force on " + day(referral) + ".");
      return;
    }
    Terms terms = found.get();
    boolean tooMuch =
        !amount.canConvertToLong()
            ? amount.bigIntegerValue().signum() > 0
            : amount.longValue() > terms.ceiling();
    if (tooMuch) {
      report.error(
          "/amountIdr",
          Codes.KUR_ABOVE_CEILING,
          says("KUR %s paling banyak Rp%s (berlaku sejak %s).", terms, terms.ceiling(), '.'),
          says("KUR %s is at most Rp%s (in force since %s).", terms, terms.ceiling(), ','));
    } else if (amount.longValue() <= terms.floor()) {
      report.error(
          "/amountIdr",
          Codes.KUR_BELOW_FLOOR,
          says("KUR %s harus di atas Rp%s (berlaku sejak %s).", terms, terms.floor(), '.'),
          says("KUR %s must be above Rp%s (in force since %s).", terms, terms.floor(), ','));
    }
  }

  private String day(JsonNode referral) {
    return schemes.day(referral).toString();
  }

  private static String says(String sentence, Terms terms, long limit, char separator) {
    String amount = String.format(Locale.ROOT, "%,d", limit).replace(',', separator);
    String rule = separator == '.' ? "Aturan kur-within-ceiling: " : "Rule kur-within-ceiling: ";
    return rule + String.format(Locale.ROOT, sentence, terms.name(), amount, terms.from());
  }
}
