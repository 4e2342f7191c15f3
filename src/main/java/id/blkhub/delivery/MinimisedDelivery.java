package id.blkhub.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A delivery with nothing but what its receiver's agreement grants.
 *
 * @param document the fields of the agreement, masked where it says so
 */
record MinimisedDelivery(AgreedDelivery agreed, ObjectNode document) {}
