package id.blkhub.exchange;

import id.blkhub.door.Properties;
import id.blkhub.queue.QueueMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The hub's own properties of a message, as they go on with it inside the hub. */
final class Hub {
  private static final List<String> OWN =
      List.of(Properties.STAMP, Properties.NOTE, Properties.STAGE);

  private Hub() {}

  static Map<String, Object> own(QueueMessage message) {
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
