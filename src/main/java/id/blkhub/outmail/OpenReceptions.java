package id.blkhub.outmail;

import id.blkhub.contract.Contracts;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.Partners;

/** Whether what a partner gets may go by mail, by its agreement as it is now. */
final class OpenReceptions {
  private final Partners partners;
  private final Contracts contracts;

  OpenReceptions(Partners partners, Contracts contracts) {
    this.partners = partners;
    this.contracts = contracts;
  }

  /** False also where nothing is known of partner or kind. */
  boolean mayGoByMail(PartnerId partner, Kind kind) {
    return partners
        .find(partner.value())
        .flatMap(profile -> profile.reception(kind.value()))
        .flatMap(
            reception ->
                contracts
                    .canonical(kind.value())
                    .map(canonical -> MailPrivacy.refused(canonical, reception).isEmpty()))
        .orElse(false);
  }
}
