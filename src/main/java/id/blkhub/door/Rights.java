package id.blkhub.door;

import id.blkhub.partner.Partners;
import org.jspecify.annotations.Nullable;

/**
 * The rights of partners on the broker, the same over every protocol: a partner may send to its own
 * {@code in.*} for the kinds in its profile, take from its own {@code out.*} and receipts, and do
 * nothing else.
 */
final class Rights {
  private static final String QUALIFIED = "::";

  private final Partners partners;

  Rights(Partners partners) {
    this.partners = partners;
  }

  boolean maySend(@Nullable String partner, String address) {
    return partner != null
        && !address.contains(QUALIFIED)
        && Addresses.isIn(address)
        && Addresses.partnerOf(address).equals(partner)
        && partners.maySend(partner, Addresses.kindOf(address));
  }

  /**
   * Checks a name as the broker passes it.
   *
   * @param address a queue's name, or {@code address::queue} where both are the same
   */
  boolean mayTakeQualified(@Nullable String partner, String address) {
    int separator = address.indexOf(QUALIFIED);
    if (separator < 0) {
      return mayTake(partner, address);
    }
    String queue = address.substring(separator + QUALIFIED.length());
    return address.substring(0, separator).equals(queue) && mayTake(partner, queue);
  }

  /**
   * Checks a name as a client may write it.
   *
   * @param queue the plain name of a queue
   */
  boolean mayTake(@Nullable String partner, String queue) {
    return partner != null
        && (queue.equals(Addresses.receipts(partner)) || mayRead(partner, queue));
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
