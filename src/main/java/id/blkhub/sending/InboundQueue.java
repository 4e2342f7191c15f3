package id.blkhub.sending;

import id.blkhub.message.Correction;
import org.jspecify.annotations.Nullable;

/** Takes the messages that came in over HTTP and passed its checks. */
public interface InboundQueue {
  /**
   * Puts the message on {@code in.<partner>.<kind>} and returns once it is durable.
   *
   * @param messageId the hub's id of the message
   * @param explicitId the id its sender gave it; null where the sender gave none
   * @param source CloudEvents source; null where there is none
   * @param mark what the message asks of an earlier one
   * @param version of its contract; null where intake decides
   * @param test whether it is a test
   * @throws RuntimeException when the broker did not take it; the sender must then try again
   */
  void put(
      String partner,
      String kind,
      String messageId,
      @Nullable String explicitId,
      @Nullable String source,
      Correction.Mark mark,
      @Nullable Integer version,
      boolean test,
      byte[] body);
}
