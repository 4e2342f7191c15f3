package id.blkhub.lint;

import id.blkhub.contract.CanonicalKind;
import id.blkhub.mapping.FormPath;
import id.blkhub.outmail.MailPrivacy;
import id.blkhub.partner.PartnerProfile.Reception;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether what a route sends by mail may go by mail: nothing personal does. */
final class MailChecks {
  private final Folders folders;
  private final KnownPartners knownPartners;
  private final LintReport report;

  MailChecks(Folders folders, KnownPartners knownPartners, LintReport report) {
    this.folders = folders;
    this.knownPartners = knownPartners;
    this.report = report;
  }

  /**
   * @param form what the route delivers
   */
  void check(Path file, FormPath form, SourcePlace at) {
    Optional<Reception> reception =
        knownPartners.profile(form.partner()).flatMap(profile -> profile.reception(form.form()));
    Optional<CanonicalKind> kind = folders.contracts().canonical(form.form());
    if (reception.isPresent() && kind.isPresent()) {
      List<String> refused = MailPrivacy.refused(kind.get(), reception.get());
      if (!refused.isEmpty()) {
        report.add(
            file,
            at,
            RouteRules.PERSONAL_BY_MAIL,
            form.form(),
            String.join(", ", refused),
            form.partner());
      }
    }
  }
}
