package id.blkhub.correlation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who was sent what under one business key.
 *
 * @param stamps by partner the messages it was sent, the latest last
 */
record Recipients(SortedMap<String, List<String>> stamps) {
  static final Recipients NONE = new Recipients(new TreeMap<>());

  /** More versions than this are not under way at once. */
  private static final int MOST_STAMPS = 50;

  Recipients {
    stamps = Collections.unmodifiableSortedMap(stamps);
  }

  boolean isEmpty() {
    return stamps.isEmpty();
  }

  Set<String> allStamps() {
    Set<String> all = new TreeSet<>();
    stamps.values().forEach(all::addAll);
    return all;
  }

  /** These partners are sent this message too. */
  Recipients and(Collection<String> partners, String stamp) {
    SortedMap<String, List<String>> more = new TreeMap<>(stamps);
    for (String partner : partners) {
      List<String> sent = new ArrayList<>(more.getOrDefault(partner, List.of()));
      if (!sent.contains(stamp)) {
        sent.add(stamp);
      }
      more.put(partner, sent.subList(Math.max(0, sent.size() - MOST_STAMPS), sent.size()));
    }
    return new Recipients(more);
  }

  /** Without those partners: they were told that it does not count any more. */
  Recipients without(Collection<String> partners) {
    SortedMap<String, List<String>> fewer = new TreeMap<>(stamps);
    fewer.keySet().removeAll(partners);
    return new Recipients(fewer);
  }

  /** Only what this message was sent to. */
  Recipients of(String stamp) {
    SortedMap<String, List<String>> one = new TreeMap<>();
    stamps.forEach(
        (partner, sent) -> {
          if (sent.contains(stamp)) {
            one.put(partner, List.of(stamp));
          }
        });
    return new Recipients(one);
  }

  /** As stored; null for nobody. */
  String text() {
    if (stamps.isEmpty()) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    stamps.forEach((partner, sent) -> parts.add(partner + '=' + String.join(",", sent)));
    return String.join(";", parts);
  }

  static Recipients of(Map<String, List<String>> stamps) {
    return new Recipients(new TreeMap<>(stamps));
  }

  static Recipients read(String text) {
    if (text == null || text.isEmpty()) {
      return NONE;
    }
    SortedMap<String, List<String>> stamps = new TreeMap<>();
    for (String part : text.split(";")) {
      int equals = part.indexOf('=');
      stamps.put(part.substring(0, equals), List.of(part.substring(equals + 1).split(",")));
    }
    return new Recipients(stamps);
  }
}
