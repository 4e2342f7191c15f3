package id.blkhub.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Correction;
import id.blkhub.partner.PartnerProfile.Reception;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that agreement and consent allow now.
 *
 * @param correction what it does to earlier deliveries; null for an ordinary one, and where what it
 *     would have replaced was never sent
 * @param document with the facts of its case as they are now
 * @param agreed what the receiver's profile said when it was asked; the later steps go by that
 */
record AgreedDelivery(
    OpenedDelivery opened, @Nullable Correction correction, ObjectNode document, Reception agreed) {
  boolean isVoid() {
    return correction == Correction.VOID;
  }
}
