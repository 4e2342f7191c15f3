package id.blkhub.api;

import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;

/** Who may ask for which kind. */
final class Receiving {
  private Receiving() {}

  /**
   * @throws ProblemException 404 for a kind nobody knows, 403 for one the partner does not receive
   */
  static PartnerProfile admit(Partners partners, String partner, String kind) {
    if (!partners.kinds().contains(kind)) {
      throw ProblemException.of(HttpRule.UNKNOWN_KIND);
    }
    return partners
        .find(partner)
        .filter(profile -> profile.reception(kind).isPresent())
        .orElseThrow(() -> ProblemException.of(HttpRule.KIND_NOT_RECEIVED));
  }
}
