package id.blkhub.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The messages of all queues in memory, each queue in the order of sending. */
final class MemoryStore {
  private final Map<String, List<StoredMessage>> queues = new TreeMap<>();
  private long sent;

  /**
   * A message in its queue.
   *
   * @param number counts all messages ever sent
   * @param due when a reader may see it
   */
  record StoredMessage(QueueMessage message, long number, Instant due) {}

  void add(OutgoingMessage message) {
    Map<String, Object> properties = new HashMap<>(message.properties());
    properties.values().removeIf(value -> value == null);
    Instant due =
        message.deliverAt() == 0 ? Instant.MIN : Instant.ofEpochMilli(message.deliverAt());
    queues
        .computeIfAbsent(message.queue(), name -> new ArrayList<>())
        .add(
            new StoredMessage(
                new QueueMessage(message.body(), properties, message.expiresAt()), sent++, due));
  }

  /** The messages of a queue that a reader may see now. */
  List<StoredMessage> due(String queue, Instant now) {
    return find(queue, one -> !one.due().isAfter(now), Integer.MAX_VALUE);
  }

  List<StoredMessage> find(String queue, Predicate<StoredMessage> condition, int most) {
    return queues.getOrDefault(queue, List.of()).stream().filter(condition).limit(most).toList();
  }

  void remove(String queue, Collection<StoredMessage> messages) {
    queues.getOrDefault(queue, new ArrayList<>()).removeAll(messages);
  }

  List<QueueMessage> removeAll(String queue) {
    List<StoredMessage> stored = queues.remove(queue);
    return stored == null ? List.of() : stored.stream().map(StoredMessage::message).toList();
  }

  /**
   * Removes the messages that have expired.
   *
   * @param keptQueue a queue whose messages never expire
   */
  List<QueueMessage> removeExpired(Instant now, String keptQueue) {
    List<QueueMessage> expired = new ArrayList<>();
    queues.forEach(
        (queue, stored) -> {
          if (!queue.equals(keptQueue)) {
            stored.removeIf(
                one -> {
                  long end = one.message().expiresAt();
                  boolean ended = end != 0 && end <= now.toEpochMilli();
                  if (ended) {
                    expired.add(one.message());
                  }
                  return ended;
                });
          }
        });
    return expired;
  }

  /** The queues that hold messages. */
  List<String> filled() {
    return queues.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  void forEach(BiConsumer<String, StoredMessage> action) {
    queues.forEach((queue, stored) -> stored.forEach(one -> action.accept(queue, one)));
  }

  void clear() {
    queues.clear();
  }
}
