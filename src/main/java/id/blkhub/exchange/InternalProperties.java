package id.blkhub.exchange;

import id.blkhub.door.MessageProperties;
import id.blkhub.queue.QueueMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hub's own properties of a message, as they go on with it inside the hub. */
public final class InternalProperties {
  private static final List<String> OWN =
      List.of(
          MessageProperties.MESSAGE_ID, MessageProperties.DELIVERY_HEADER, MessageProperties.STAGE);

  private InternalProperties() {}

  /**
   * A message that waits or is held keeps what woke it: without it the cases would take it for a
   * repetition.
   *
   * @param wokenBy null for a message that never waited
   */
  public static Map<String, @Nullable Object> kept(String messageId, @Nullable String wokenBy) {
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put(MessageProperties.MESSAGE_ID, messageId);
    properties.put(MessageProperties.WOKEN, wokenBy);
    return properties;
  }

  public static Map<String, Object> own(QueueMessage message) {
    Map<String, Object> own = new HashMap<>();
    for (String name : OWN) {
      Object value = message.properties().get(name);
      if (value != null) {
        own.put(name, value);
      }
    }
    return own;
  }
}
