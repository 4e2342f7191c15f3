package id.blkhub.contract;

import java.util.Map;

/** Every rule a schema may name in {@code x-rule}. */
final class DomainRules {
  static final Map<String, Rule> ALL =
      Map.of(
          "nik-matches-person", new NikMatchesPerson(),
          "certificate-when-competent", new CertificateWhenCompetent(),
          "units-support-decision", new UnitsSupportDecision(),
          "min-not-above-max", new MinNotAboveMax(),
          "starts-before-ends", new DatesInOrder("startDate", "endDate", false),
          "issued-after-decided", new DatesInOrder("decidedOn", "issuedOn", false),
          "expires-after-issued", new DatesInOrder("issuedOn", "expiresOn", true),
          "withdrawn-after-given", new DatesInOrder("givenOn", "withdrawnOn", false),
          "posted-before-valid", new DatesInOrder("postedOn", "validThrough", false));

  private DomainRules() {}
}
