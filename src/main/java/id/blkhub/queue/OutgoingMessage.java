package id.blkhub.queue;

import java.util.Map;

/**
 * A message to be sent in the transaction of the batch that caused it.
 *
 * @param queue where to
 * @param text whether receivers see a text message rather than bytes
 * @param contentType what receivers see as its content type; null for internal messages
 * @param expiresAt milliseconds since 1970; 0 for never
 * @param deliverAt milliseconds since 1970; 0 for at once
 */
public record OutgoingMessage(
    String queue,
    byte[] body,
    boolean text,
    String contentType,
    Map<String, Object> properties,
    long expiresAt,
    long deliverAt) {
  /** Sealed or otherwise internal bytes. */
  public static OutgoingMessage internal(
      String queue, byte[] body, Map<String, Object> properties) {
    return new OutgoingMessage(queue, body, false, null, properties, 0, 0);
  }

  public OutgoingMessage expiringAt(long moment) {
    return new OutgoingMessage(queue, body, text, contentType, properties, moment, deliverAt);
  }

  public OutgoingMessage deliveredAt(long moment) {
    return new OutgoingMessage(queue, body, text, contentType, properties, expiresAt, moment);
  }
}
