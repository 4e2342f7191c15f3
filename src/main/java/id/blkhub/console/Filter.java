package id.blkhub.console;

import id.blkhub.journal.MessageList.Query;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a list of messages is narrowed to, as it stands in the address; null leaves a part open.
 *
 * @param person keyed hash of a NIK
 * @param q a number typed into the search box
 */
record Filter(
    @Nullable String q,
    @Nullable String from,
    @Nullable String kind,
    @Nullable String state,
    @Nullable String to,
    @Nullable String person) {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  static Filter of(Map<String, String> query) {
    return new Filter(
        blank(query.get("q")),
        fitting(WORD, query.get("from")),
        fitting(WORD, query.get("kind")),
        state(query.get("state")),
        fitting(WORD, query.get("to")),
        fitting(HASH, query.get("person")));
  }

  private static @Nullable String blank(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static @Nullable String fitting(Pattern pattern, @Nullable String value) {
    return value != null && pattern.matcher(value).matches() ? value : null;
  }

  private static @Nullable String state(@Nullable String value) {
    if (Links.QUEUED.equals(value) || Links.INTAKE.equals(value)) {
      return value;
    }
    for (State state : State.values()) {
      if (state.name().equals(value)) {
        return value;
      }
    }
    return null;
  }

  /** One for each state it stands for. */
  List<Query> queries() {
    if (state == null) {
      return List.of(query(null));
    }
    List<State> states =
        switch (state) {
          case Links.QUEUED -> List.of(State.ROUTED, State.AVAILABLE);
          case Links.INTAKE -> List.of(State.RECEIVED, State.WAITING);
          default -> List.of(State.valueOf(state));
        };
    return states.stream().map(this::query).toList();
  }

  private Query query(@Nullable State one) {
    return new Query(
        from == null ? null : new PartnerId(from),
        kind == null ? null : new Kind(kind),
        one,
        to == null ? null : new PartnerId(to),
        person);
  }

  /** By their names in the address, those that are set. */
  Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    put(parts, "q", q);
    put(parts, "from", from);
    put(parts, "kind", kind);
    put(parts, "state", state);
    put(parts, "to", to);
    put(parts, "person", person);
    return parts;
  }

  private static void put(Map<String, String> parts, String name, @Nullable String value) {
    if (value != null) {
      parts.put(name, value);
    }
  }

  /** The address of the list without one part. */
  String without(String part) {
    Map<String, String> rest = parts();
    rest.remove(part);
    return address(rest);
  }

  /** The address of the next page. */
  String after(MessageId messageId) {
    Map<String, String> rest = parts();
    rest.put("before", messageId.value());
    return address(rest);
  }

  static String address(Map<String, String> parts) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/console/messages");
    parts.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(parts).toUriString();
  }
}
