package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import id.blkhub.http.CallOptions.Envelope;
import id.blkhub.message.Text;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.util.TimeUtils;

/** Reads the options of a call one by one and keeps all mistakes. */
final class CallOptionReader {
  private static final String[] NOTHING = {};

  private final Map<String, Object> options;
  private final List<OptionMistake> mistakes = new ArrayList<>();
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> given;

  CallOptionReader(Map<String, Object> options) {
    this.options = options;
    this.given = Set.copyOf(options.keySet());
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
    if (value.isEmpty()) {
      wrong(name, "tidak ada", "is missing");
    }
    return value.flatMap(url -> url(url, name));
  }

  private Optional<URI> url(String value, String name) {
    try {
      return Optional.of(CallOptions.url(value, name));
    } catch (IllegalArgumentException notAUrl) {
      boolean brace = value.contains("{") || value.contains("}");
      wrong(
          name,
          "bukan alamat http atau https tanpa pengguna dan fragmen"
              + (brace ? "; {{nama}} memerlukan dua kurung di kedua sisinya" : ""),
          "is no http or https URL without user and fragment"
              + (brace ? "; {{name}} needs two braces on both sides" : ""));
      return Optional.empty();
    }
  }

  /** Empty where it is not given, and where it is none, which is a mistake. */
  Optional<JsonPointer> pointer(String name) {
    return text(name).flatMap(pointer -> pointer(pointer, name));
  }

  private Optional<JsonPointer> pointer(String value, String name) {
    try {
      return Optional.of(CallOptions.pointer(value, name));
    } catch (IllegalArgumentException notAPointer) {
      String shown = value.startsWith("/") ? "/data/id" : "/" + value;
      wrong(
          name,
          "harus JSON Pointer, misalnya %s; bukan %s".formatted(shown, value),
          "is no JSON Pointer: %s; write for example %s".formatted(value, shown));
      return Optional.empty();
    }
  }

  boolean flag(String name) {
    String value = text(name, "false");
    if (!value.equals("true") && !value.equals("false")) {
      wrong(name, "harus true atau false, bukan " + value, "is true or false, not " + value);
    }
    return value.equals("true");
  }

  /** One of several words, the first where the option is not given; another is a mistake. */
  String choice(String name, String... words) {
    String value = text(name, words[0]);
    if (!List.of(words).contains(value)) {
      wrong(
          name,
          "harus " + String.join(" atau ", words) + ", bukan " + value,
          "is " + String.join(" or ", words) + ", not " + value);
    }
    return value;
  }

  /** A header that a route may choose. */
  void header(String name, String header) {
    if (!HeaderText.isFreeName(header)) {
      wrong(
          name,
          "bukan nama header yang boleh dipilih: " + header,
          "is no name of a header that the hub leaves free: " + header);
    }
  }

  /** Options that mean nothing where another is not given. */
  void notWithout(String other, String... names) {
    for (String name : names) {
      require(!given.contains(name), name + " memerlukan " + other, name + " needs " + other);
    }
  }

  int number(String name, int otherwise) {
    String value = text(name, Integer.toString(otherwise));
    if (value.matches("[1-9]\\d{0,3}")) {
      return Integer.parseInt(value);
    }
    wrong(
        name,
        "harus bilangan dari 1 sampai 9999, bukan " + value,
        "is a number from 1 to 9999, not " + value);
    return otherwise;
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
    wrong(
        name,
        "harus lama waktu seperti 20s, bukan " + value,
        "is a duration such as 20s, not " + value);
    return otherwise;
  }

  Corrections corrections() {
    String value = text("corrections", "none");
    for (Corrections one : Corrections.values()) {
      if (one.text().equals(value)) {
        return one;
      }
    }
    wrong(
        "corrections",
        "harus none, skip, only, void atau too, bukan " + value,
        "is none, skip, only, void or too, not " + value);
    return Corrections.NONE;
  }

  Envelope envelope() {
    String ok = text("ok", "");
    Set<String> codes = Set.of(text("refused").map(CallOptionReader::list).orElse(NOTHING));
    if (ok.isEmpty() || ok.equals("none")) {
      require(
          codes.isEmpty(),
          "refused memerlukan ok, yang menyebut letak kodenya",
          "refused needs ok, which says where the code is");
      return new Envelope(null, null, Set.of(), ok.isEmpty());
    }
    int colon = ok.lastIndexOf(':');
    if (colon <= 0 || colon == ok.length() - 1) {
      wrong("ok", "harus <pointer>:<nilai>, bukan " + ok, "is <pointer>:<value>, not " + ok);
    }
    if (colon <= 0) {
      return new Envelope(null, null, Set.of(), true);
    }
    JsonPointer code = pointer(ok.substring(0, colon), "ok").orElse(null);
    return new Envelope(code, ok.substring(colon + 1), codes, true);
  }

  Map<Integer, String> statuses(String name, Envelope envelope) {
    Map<Integer, String> statuses = new HashMap<>();
    for (String entry : text(name).map(CallOptionReader::list).orElse(NOTHING)) {
      String[] parts = entry.split(":", 2);
      if (!parts[0].matches("4\\d\\d")) {
        wrong(
            name,
            "harus <status 4xx> atau <status 4xx>:<kode>, bukan " + entry,
            "is <4xx status> or <4xx status>:<code>, not " + entry);
        continue;
      }
      require(
          parts.length == 1 || envelope.code() != null,
          name + " dengan kode memerlukan ok, yang menyebut letak kodenya",
          name + " with a code needs ok, which says where the code is");
      statuses.put(Integer.valueOf(parts[0]), parts.length == 1 ? "" : parts[1]);
    }
    return Map.copyOf(statuses);
  }

  /** Something that several options must be together. */
  void require(boolean holds, String id, String en) {
    if (!holds) {
      mistakes.add(new OptionMistake("", new Text(id, en)));
    }
  }

  void wrong(String option, String id, String en) {
    mistakes.add(new OptionMistake(option, new Text(option + " " + id, option + " " + en)));
  }

  /** Whether something is wrong with the option itself. */
  boolean isWrong(String option) {
    return mistakes.stream().anyMatch(mistake -> mistake.option().equals(option));
  }

  private static String[] list(String value) {
    return value.split("\\s*,\\s*");
  }

  /** What is wrong so far. */
  List<OptionMistake> mistakes() {
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
      throw PartnerCallProblem.OPTION.mistake(
          mistakes.stream().map(mistake -> mistake.why().en()).collect(Collectors.joining("; ")));
    }
  }
}
