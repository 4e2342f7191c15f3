package id.blkhub.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that was received from a queue.
 *
 * @param body its bytes; text as UTF-8; empty where there is none
 * @param properties the hub's own properties, see {@code door.MessageProperties}
 * @param expiresAt milliseconds since 1970; 0 for never
 */
public record QueueMessage(byte[] body, Map<String, Object> properties, long expiresAt) {
  /** A message that never expires. */
  public QueueMessage(byte[] body, Map<String, Object> properties) {
    this(body, properties, 0);
  }

  /** A text property; null where it is absent. */
  public @Nullable String text(String name) {
    Object value = properties.get(name);
    return value == null ? null : value.toString();
  }

  /**
   * A text property that the hub itself sets on every such message.
   *
   * @throws IllegalStateException where it is absent
   */
  public String required(String name) {
    String value = text(name);
    if (value == null) {
      throw new IllegalStateException("A message in a queue of the hub has no " + name);
    }
    return value;
  }

  /** A number property; 0 where it is absent. */
  public long number(String name) {
    return properties.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** Whether both lists hold the same bodies in the same order. */
  static boolean same(List<QueueMessage> some, List<QueueMessage> others) {
    boolean same = some.size() == others.size();
    for (int at = 0; same && at < some.size(); at++) {
      same = Arrays.equals(some.get(at).body(), others.get(at).body());
    }
    return same;
  }
}
