package id.blkhub.api;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;

/** Who may ask for which kind. */
final class Receiving {
  private Receiving() {}

  /**
   * @throws ProblemException 404 for a kind nobody knows, 403 for one the partner does not receive
   */
  static PartnerProfile admit(Partners partners, PartnerId partner, Kind kind) {
    known(partners, kind);
    return partners
        .find(partner.value())
        .filter(profile -> profile.reception(kind.value()).isPresent())
        .orElseThrow(() -> ProblemException.of(HttpRule.KIND_NOT_RECEIVED));
  }

  /**
   * A kind as a client wrote it.
   *
   * @throws ProblemException 404 where no kind can have that name
   */
  static Kind kind(String text) {
    return Kind.parse(text).orElseThrow(() -> ProblemException.of(HttpRule.UNKNOWN_KIND));
  }

  /**
   * @throws ProblemException 404 for a kind nobody knows
   */
  static void known(Partners partners, Kind kind) {
    if (!partners.kinds().contains(kind.value())) {
      throw ProblemException.of(HttpRule.UNKNOWN_KIND);
    }
  }
}
