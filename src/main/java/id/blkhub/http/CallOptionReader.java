package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import id.blkhub.http.CallOptions.Envelope;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.util.TimeUtils;

/** Reads the options of a call one by one and keeps all mistakes. */
final class CallOptionReader {
  private static final String[] NOTHING = {};

  private final Map<String, Object> options;
  private final List<String> mistakes = new ArrayList<>();
  private final Set<String> asked = new TreeSet<>();

  CallOptionReader(Map<String, Object> options) {
    this.options = options;
  }

  /** Empty where the option is not given, or blank. */
  Optional<String> text(String name) {
    asked.add(name);
    return Optional.ofNullable(options.remove(name))
        .map(value -> value.toString().strip())
        .filter(value -> !value.isEmpty());
  }

  String text(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  /** Empty where it is missing or none; that is a mistake. */
  Optional<URI> url(String name) {
    Optional<String> value = text(name);
    require(value.isPresent(), name + " is missing");
    return value.flatMap(url -> checked(() -> CallOptions.url(url, name)));
  }

  /** Empty where it is not given, and where it is none, which is a mistake. */
  Optional<JsonPointer> pointer(String name) {
    return text(name).flatMap(pointer -> checked(() -> CallOptions.pointer(pointer, name)));
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
    Optional<String> given = text(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    String value = given.get();
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
    String ok = text("ok", "");
    Set<String> codes = Set.of(text("refused").map(CallOptionReader::list).orElse(NOTHING));
    if (ok.isEmpty() || ok.equals("none")) {
      require(codes.isEmpty(), "refused needs ok, which says where the code is");
      return new Envelope(null, null, Set.of(), ok.isEmpty());
    }
    int colon = ok.lastIndexOf(':');
    require(colon > 0 && colon < ok.length() - 1, "ok is <pointer>:<value>, not " + ok);
    if (colon <= 0) {
      return new Envelope(null, null, Set.of(), true);
    }
    String at = ok.substring(0, colon);
    JsonPointer code = checked(() -> CallOptions.pointer(at, "ok")).orElse(null);
    return new Envelope(code, ok.substring(colon + 1), codes, true);
  }

  Map<Integer, String> statuses(String name, Envelope envelope) {
    Map<Integer, String> statuses = new HashMap<>();
    for (String entry : text(name).map(CallOptionReader::list).orElse(NOTHING)) {
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

  private <T> Optional<T> checked(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (IllegalArgumentException mistake) {
      mistakes.add(mistake.getMessage());
      return Optional.empty();
    }
  }

  private static String[] list(String value) {
    return value.split("\\s*,\\s*");
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
