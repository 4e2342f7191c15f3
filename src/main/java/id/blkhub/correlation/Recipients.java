package id.blkhub.correlation;

import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who was sent what under one business key.
 *
 * @param messageIds by partner the messages it was sent, the latest last
 */
record Recipients(SortedMap<PartnerId, List<MessageId>> messageIds) {
  static final Recipients NONE = new Recipients(new TreeMap<>());

  /** More versions than this are not under way at once. */
  private static final int MOST_MESSAGES = 50;

  Recipients {
    messageIds = Collections.unmodifiableSortedMap(messageIds);
  }

  boolean isEmpty() {
    return messageIds.isEmpty();
  }

  Set<MessageId> allMessageIds() {
    Set<MessageId> all = new TreeSet<>();
    messageIds.values().forEach(all::addAll);
    return all;
  }

  /** These partners are sent this message too. */
  Recipients and(Collection<PartnerId> partners, MessageId messageId) {
    SortedMap<PartnerId, List<MessageId>> more = new TreeMap<>(messageIds);
    for (PartnerId partner : partners) {
      List<MessageId> sent = new ArrayList<>(more.getOrDefault(partner, List.of()));
      if (!sent.contains(messageId)) {
        sent.add(messageId);
      }
      more.put(partner, sent.subList(Math.max(0, sent.size() - MOST_MESSAGES), sent.size()));
    }
    return new Recipients(more);
  }

  /** Without those partners: they were told that it does not count any more. */
  Recipients without(Collection<PartnerId> partners) {
    SortedMap<PartnerId, List<MessageId>> fewer = new TreeMap<>(messageIds);
    fewer.keySet().removeAll(partners);
    return new Recipients(fewer);
  }

  /** Only what this message was sent to. */
  Recipients of(MessageId messageId) {
    SortedMap<PartnerId, List<MessageId>> one = new TreeMap<>();
    messageIds.forEach(
        (partner, sent) -> {
          if (sent.contains(messageId)) {
            one.put(partner, List.of(messageId));
          }
        });
    return new Recipients(one);
  }

  /** As stored; null for nobody. */
  @Nullable String text() {
    if (messageIds.isEmpty()) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    messageIds.forEach(
        (partner, sent) ->
            parts.add(
                partner
                    + "="
                    + sent.stream().map(MessageId::value).collect(Collectors.joining(","))));
    return String.join(";", parts);
  }

  static Recipients of(Map<PartnerId, List<MessageId>> messageIds) {
    return new Recipients(new TreeMap<>(messageIds));
  }

  static Recipients read(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return NONE;
    }
    SortedMap<PartnerId, List<MessageId>> messageIds = new TreeMap<>();
    for (String part : text.split(";")) {
      int equals = part.indexOf('=');
      messageIds.put(
          new PartnerId(part.substring(0, equals)),
          Stream.of(part.substring(equals + 1).split(",")).map(MessageId::new).toList());
    }
    return new Recipients(messageIds);
  }
}
