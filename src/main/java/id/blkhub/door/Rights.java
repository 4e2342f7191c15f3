package id.blkhub.door;

import id.blkhub.partner.Partners;

/**
 * What a partner may do on the broker, the same over every protocol: send to its own {@code in.*}
 * for the kinds its profile lists, take from its own {@code out.*} and receipts, and nothing else.
 */
final class Rights {
  private static final String QUALIFIED = "::";

  private final Partners partners;

  Rights(Partners partners) {
    this.partners = partners;
  }

  boolean maySend(String partner, String address) {
    return !address.contains(QUALIFIED)
        && Addresses.isIn(address)
        && Addresses.partnerOf(address).equals(partner)
        && partners.maySend(partner, Addresses.kindOf(address));
  }

  /**
   * @param address as the broker checks it: a queue's name, or {@code address::queue} where both
   *     are the same
   */
  boolean mayTakeQualified(String partner, String address) {
    int separator = address.indexOf(QUALIFIED);
    if (separator < 0) {
      return mayTake(partner, address);
    }
    String queue = address.substring(separator + QUALIFIED.length());
    return address.substring(0, separator).equals(queue) && mayTake(partner, queue);
  }

  /**
   * @param queue its plain name, which is all a client may say
   */
  boolean mayTake(String partner, String queue) {
    return queue.equals(Addresses.receipts(partner)) || mayRead(partner, queue);
  }

  private boolean mayRead(String partner, String queue) {
    return Addresses.isOut(queue)
        && Addresses.partnerOf(queue).equals(partner)
        && partners
            .find(partner)
            .flatMap(profile -> profile.reception(Addresses.kindOf(queue)))
            .isPresent();
  }
}
