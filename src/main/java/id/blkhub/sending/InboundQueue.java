package id.blkhub.sending;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.reader.ReadMessage;
import org.jspecify.annotations.Nullable;

/** Takes the messages that came in over HTTP and passed its checks. */
public interface InboundQueue {
  /**
   * Puts the message on {@code in.<partner>.<kind>} and returns once it is durable.
   *
   * @param version of its contract; null where intake decides
   * @throws RuntimeException when the broker did not take it; the sender must then try again
   */
  void put(
      MessageId messageId,
      PartnerId partner,
      Kind kind,
      @Nullable Integer version,
      ReadMessage message);
}
