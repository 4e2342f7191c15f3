package id.blkhub.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.message.Correction;
import id.blkhub.message.MessageId;
import id.blkhub.step.StageResult;

/**
 * A delivery that was decrypted, and of which nothing was asked yet.
 *
 * @param attempt 1 for the first; counted since the hub started, so a restart begins again at 1
 * @param document the canonical message, or what a void says; shared with other receivers, so never
 *     to be changed
 */
record OpenedDelivery(DeliveryHeader header, int attempt, ObjectNode document) {
  MessageId messageId() {
    return header.messageId();
  }

  boolean isVoid() {
    return header.correction() == Correction.VOID;
  }

  /** It goes no further. */
  <T> StageResult<T, EndedDelivery> ended(DeliveryOutcome outcome) {
    return StageResult.ended(new EndedDelivery(header, attempt, outcome));
  }
}
