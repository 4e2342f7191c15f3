package id.blkhub.exchange;

import id.blkhub.door.MessageProperties;
import id.blkhub.message.MessageId;
import id.blkhub.queue.QueueMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hub's own properties of a message, as they go on with it inside the hub. */
public final class InternalProperties {
  private static final String NOT_WOKEN = "";

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
  public static Map<String, @Nullable Object> kept(
      MessageId messageId, @Nullable MessageId wokenBy) {
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put(MessageProperties.MESSAGE_ID, messageId.value());
    properties.put(MessageProperties.WOKEN, wokenBy == null ? null : wokenBy.value());
    return properties;
  }

  /**
   * The id of a message in a queue of the hub.
   *
   * @throws IllegalStateException where it has none
   */
  public static MessageId messageId(QueueMessage message) {
    return new MessageId(message.required(MessageProperties.MESSAGE_ID));
  }

  /** What woke a message after it waited; null for one that never waited. */
  public static @Nullable MessageId wokenBy(QueueMessage message) {
    String wokenBy = message.text(MessageProperties.WOKEN);
    return wokenBy == null || wokenBy.equals(NOT_WOKEN) ? null : new MessageId(wokenBy);
  }

  /** Of a message that enters again: it is there too where the message never waited. */
  static String woken(@Nullable MessageId wokenBy) {
    return wokenBy == null ? NOT_WOKEN : wokenBy.value();
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
