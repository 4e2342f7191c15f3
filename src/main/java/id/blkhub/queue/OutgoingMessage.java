package id.blkhub.queue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent, in the transaction of the batch that caused it where there is one.
 *
 * @param queue where it goes
 * @param contentType the content type that receivers see; null for internal messages
 * @param properties entries whose value is null are left out
 * @param expiresAt milliseconds since 1970; 0 for never
 * @param deliverAt milliseconds since 1970 before which nobody receives it; 0 for at once
 */
public record OutgoingMessage(
    String queue,
    byte[] body,
    @Nullable String contentType,
    Map<String, @Nullable Object> properties,
    long expiresAt,
    long deliverAt) {
  /** An internal message, without a content type. */
  public static OutgoingMessage internal(
      String queue, byte[] body, Map<String, @Nullable Object> properties) {
    return new OutgoingMessage(queue, body, null, properties, 0, 0);
  }

  public OutgoingMessage expiringAt(long moment) {
    return new OutgoingMessage(queue, body, contentType, properties, moment, deliverAt);
  }

  public OutgoingMessage deliveredAt(long moment) {
    return new OutgoingMessage(queue, body, contentType, properties, expiresAt, moment);
  }
}
