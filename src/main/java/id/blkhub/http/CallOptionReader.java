package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import id.blkhub.http.CallOptions.Envelope;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.util.TimeUtils;

/** Reads the options of a call one by one and keeps all mistakes. */
final class CallOptionReader {
  private final Map<String, Object> options;
  private final List<String> mistakes = new ArrayList<>();
  private final Set<String> asked = new TreeSet<>();

  CallOptionReader(Map<String, Object> options) {
    this.options = options;
  }

  String text(String name, String otherwise) {
    asked.add(name);
    Object value = options.remove(name);
    return value == null || value.toString().isBlank() ? otherwise : value.toString().strip();
  }

  URI url(String name) {
    String value = text(name, null);
    if (value == null) {
      mistakes.add(name + " is missing");
      return null;
    }
    return checked(() -> CallOptions.url(value, name));
  }

  JsonPointer pointer(String name) {
    String value = text(name, null);
    return value == null ? null : checked(() -> CallOptions.pointer(value, name));
  }

  boolean flag(String name) {
    String value = text(name, "false");
    require(value.equals("true") || value.equals("false"), name + " is true or false");
    return value.equals("true");
  }

  int number(String name, int otherwise) {
    String value = text(name, Integer.toString(otherwise));
    require(value.matches("[1-9]\\d{0,3}"), name + " is a number from 1 to 9999, not " + value);
    return value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : otherwise;
  }

  Duration duration(String name, Duration otherwise) {
    String value = text(name, null);
    if (value == null) {
      return otherwise;
    }
    if (value.matches("[1-9]\\d{0,6}(ms|s|m)")) {
      return Duration.ofMillis(TimeUtils.toMilliSeconds(value));
    }
    mistakes.add(name + " is a duration such as 20s, not " + value);
    return otherwise;
  }

  Corrections corrections() {
    String value = text("corrections", "none");
    for (Corrections one : Corrections.values()) {
      if (one.text().equals(value)) {
        return one;
      }
    }
    mistakes.add("corrections is none, skip, only, void or too, not " + value);
    return Corrections.NONE;
  }

  Envelope envelope() {
    String ok = text("ok", null);
    String refused = text("refused", null);
    Set<String> codes = refused == null ? Set.of() : Set.of(refused.split("\\s*,\\s*"));
    if (ok == null || ok.equals("none")) {
      require(codes.isEmpty(), "refused needs ok, which says where the code is");
      return new Envelope(null, null, Set.of(), ok == null);
    }
    int colon = ok.lastIndexOf(':');
    require(colon > 0 && colon < ok.length() - 1, "ok is <pointer>:<value>, not " + ok);
    if (colon <= 0) {
      return new Envelope(null, null, Set.of(), true);
    }
    String at = ok.substring(0, colon);
    JsonPointer code = checked(() -> CallOptions.pointer(at, "ok"));
    return new Envelope(code, ok.substring(colon + 1), codes, true);
  }

  Map<Integer, String> statuses(String name, Envelope envelope) {
    String value = text(name, null);
    if (value == null) {
      return Map.of();
    }
    Map<Integer, String> statuses = new HashMap<>();
    for (String entry : value.split("\\s*,\\s*")) {
      String[] parts = entry.split(":", 2);
      if (!parts[0].matches("4\\d\\d")) {
        mistakes.add(name + " is <4xx status> or <4xx status>:<code>, not " + entry);
        continue;
      }
      require(
          parts.length == 1 || envelope.code() != null,
          name + " with a code needs ok, which says where the code is");
      statuses.put(Integer.valueOf(parts[0]), parts.length == 1 ? "" : parts[1]);
    }
    return Map.copyOf(statuses);
  }

  void require(boolean holds, String otherwise) {
    if (!holds) {
      mistakes.add(otherwise);
    }
  }

  private <T> T checked(Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException mistake) {
      mistakes.add(mistake.getMessage());
      return null;
    }
  }

  /** What is wrong so far. */
  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The options there are: those that were asked for. */
  Set<String> known() {
    return asked;
  }

  /**
   * @throws IllegalArgumentException naming every mistake
   */
  void finish() {
    if (!mistakes.isEmpty()) {
      throw PartnerCallProblem.OPTION.mistake(String.join("; ", mistakes));
    }
  }
}
