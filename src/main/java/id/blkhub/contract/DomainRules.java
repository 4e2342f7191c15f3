package id.blkhub.contract;

import id.blkhub.mapping.ReferenceTables;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Every rule a schema may name in {@code x-rule}. */
final class DomainRules {
  private static final Map<String, Rule> PLAIN =
      Map.ofEntries(
          Map.entry("nik-matches-person", new NikMatchesPerson()),
          Map.entry("certificate-when-competent", new CertificateWhenCompetent()),
          Map.entry("units-support-decision", new UnitsSupportDecision()),
          Map.entry("min-not-above-max", new MinNotAboveMax()),
          Map.entry("starts-before-ends", new DatesInOrder("startDate", "endDate", false)),
          Map.entry("issued-after-decided", new DatesInOrder("decidedOn", "issuedOn", false)),
          Map.entry("expires-after-issued", new DatesInOrder("issuedOn", "expiresOn", true)),
          Map.entry("withdrawn-after-given", new DatesInOrder("givenOn", "withdrawnOn", false)),
          Map.entry("posted-before-valid", new DatesInOrder("postedOn", "validThrough", false)),
          Map.entry("whole-rupiah", new WholeRupiah()),
          Map.entry("approved-amount-when-approved", new ApprovedAmountWhenApproved()));

  private DomainRules() {}

  /** The rules that need nothing but the message. */
  static Map<String, Rule> plain() {
    return PLAIN;
  }

  /**
   * All rules by name. Those over a table that is not there are missing, so that a schema that
   * names them is not used and its messages are held rather than judged by nothing.
   *
   * @param today the day that counts where a message names none
   * @throws IllegalArgumentException when a table makes no sense
   */
  static Map<String, Rule> all(ReferenceTables tables, Supplier<LocalDate> today) {
    Map<String, Rule> rules = new HashMap<>(PLAIN);
    if (tables.has(KurSchemes.TABLE)) {
      KurSchemes schemes = KurSchemes.of(tables, today);
      rules.put("kur-within-ceiling", new KurWithinCeiling(schemes));
      rules.put("kur-business-age", new KurBusinessAge(schemes));
    }
    return Map.copyOf(rules);
  }
}
