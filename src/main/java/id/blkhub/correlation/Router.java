package id.blkhub.correlation;

import id.blkhub.message.PartnerId;
import java.util.Set;

/**
 * Says who gets a message. Called inside the database transaction, because a partner that a case
 * was sent to may find that case from then on: keep it in memory, without input or output.
 */
@FunctionalInterface
public interface Router {
  /**
   * @param index position of the message in its batch
   * @param fresh its outcome; the messages it wakes are not known yet
   * @return ids of the partners it goes to
   */
  Set<PartnerId> receivers(int index, Outcome.Fresh fresh);
}
