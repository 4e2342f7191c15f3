package id.blkhub.contract;

import id.blkhub.mapping.ReferenceTables;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Every rule a schema may name in {@code x-rule}. */
final class DomainRules {
  private static final Map<String, ContractRule> PLAIN =
      Map.ofEntries(
          Map.entry("nik-matches-person", new NikMatchesPerson(ReferenceTables.none())),
          Map.entry("nik-or-reason", new NikOrReason()),
          Map.entry("certificate-when-competent", new CertificateWhenCompetent()),
          Map.entry("units-support-decision", new UnitsSupportDecision()),
          Map.entry("min-not-above-max", new MinNotAboveMax()),
          Map.entry("starts-before-ends", new DatesInOrder("startDate", "endDate", false)),
          Map.entry("issued-after-decided", new DatesInOrder("decidedOn", "issuedOn", false)),
          Map.entry("expires-after-issued", new DatesInOrder("issuedOn", "expiresOn", true)),
          Map.entry("withdrawn-after-given", new DatesInOrder("givenOn", "withdrawnOn", false)),
          Map.entry("invited-before-answer", new DatesInOrder("invitedOn", "answerBy", false)),
          Map.entry("started-before-as-of", new DatesInOrder("startedOn", "asOf", false)),
          Map.entry("posted-before-valid", new DatesInOrder("postedOn", "validThrough", false)),
          Map.entry(
              "started-before-referred",
              new DatesInOrder("business/startedOn", "referredOn", false)),
          Map.entry("agreed-before-disbursed", new AgreedBeforeDisbursed()),
          Map.entry("whole-rupiah", new WholeRupiah()),
          Map.entry("centre-not-open-yet", new CentreNotOpenYet()),
          Map.entry("approved-amount-when-approved", new ApprovedAmountWhenApproved()));

  private DomainRules() {}

  /** The rules that need nothing but the message and the day. */
  static Map<String, ContractRule> plain(Clock clock) {
    Today today = new Today(clock);
    Map<String, ContractRule> rules = new HashMap<>(PLAIN);
    rules.put("not-in-future", new NotInFuture(today));
    rules.put("still-open", new StillOpen(today));
    return Map.copyOf(rules);
  }

  /**
   * All rules by name. A rule whose reference table is missing is left out: a schema that names it
   * is then not used, and its messages are held instead of passing unchecked.
   *
   * @param clock in the zone whose day counts where a message names none
   * @throws IllegalArgumentException when a table has wrong rows
   */
  static Map<String, ContractRule> all(ReferenceTables tables, Clock clock) {
    Map<String, ContractRule> rules = new HashMap<>(plain(clock));
    rules.put("nik-matches-person", new NikMatchesPerson(tables));
    if (tables.has(KurSchemes.TABLE)) {
      KurSchemes schemes = KurSchemes.of(tables, new Today(clock)::day);
      rules.put("kur-within-ceiling", new KurWithinCeiling(schemes));
      rules.put("kur-business-age", new KurBusinessAge(schemes));
    }
    return Map.copyOf(rules);
  }
}
