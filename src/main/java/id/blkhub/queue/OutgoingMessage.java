package id.blkhub.queue;

import java.util.Map;

/**
 * A message to be sent in the transaction of the batch that caused it.
 *
 * @param queue where to
 * @param contentType what receivers see as its content type; null for internal messages
 * @param expiresAt milliseconds since 1970; 0 for never
 * @param deliverAt milliseconds since 1970; 0 for at once
 */
public record OutgoingMessage(
    String queue,
    byte[] body,
    String contentType,
    Map<String, Object> properties,
    long expiresAt,
    long deliverAt) {
  /** Sealed or otherwise internal bytes. */
  public static OutgoingMessage internal(
      String queue, byte[] body, Map<String, Object> properties) {
    return new OutgoingMessage(queue, body, null, properties, 0, 0);
  }

  public OutgoingMessage expiringAt(long moment) {
    return new OutgoingMessage(queue, body, contentType, properties, moment, deliverAt);
  }

  public OutgoingMessage deliveredAt(long moment) {
    return new OutgoingMessage(queue, body, contentType, properties, expiresAt, moment);
  }
}
