/**
 * What intake, delivery and upkeep share: the header that travels with a delivery, sealed
 * documents, the events and receipts of a batch, who may get a message, and what may have reached
 * whom.
 */
@NullMarked
package id.blkhub.exchange;

import org.jspecify.annotations.NullMarked;
