package id.blkhub.correlation;

import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import java.util.List;

/**
 * A partner that was sent something under a consent which no longer covers it.
 *
 * @param record what it was sent: the sender's names for it, with the id of the latest message
 * @param messageIds all messages about it that the partner was sent
 */
public record Revocation(PartnerId receiver, MessageRef record, List<MessageId> messageIds) {
  public Revocation {
    messageIds = List.copyOf(messageIds);
  }
}
