package id.blkhub.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options of a {@code partner-question:} line: those of a call that say how a partner is
 * reached and understood, and none that speak of deliveries.
 */
final class InquiryOptions {
  private static final String FINAL = "final";

  private static final Set<String> OF_DELIVERIES =
      Set.of(
          FINAL,
          "remember",
          "answer",
          "into",
          "ref",
          "alreadyThere",
          "seenBefore",
          "corrections",
          "nonsenseLimit",
          "call");

  /** Whoever asked waits meanwhile, with a connection open. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private InquiryOptions() {}

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @throws IllegalArgumentException naming every mistake
   */
  static CallOptions parse(String method, Map<String, Object> options) {
    Map<String, Object> own = own(options);
    CallOptionReader in = new CallOptionReader(own);
    CallOptions parsed = read(method, in);
    in.finish();
    options.keySet().removeIf(name -> in.known().contains(name) && !OF_DELIVERIES.contains(name));
    return parsed;
  }

  /** Looks at the options as they stand in a route, and asks nobody. */
  static CallCheck check(String method, Map<String, String> options) {
    Map<String, Object> own = own(options);
    CallOptionReader in = new CallOptionReader(own);
    CallOptions parsed = read(method, in);
    Map<String, String> unknown = new HashMap<>(options);
    Set<String> known = new TreeSet<>(in.known());
    known.removeAll(OF_DELIVERIES);
    unknown.keySet().removeAll(known);
    return new CallCheck(
        in.mistakes(),
        Set.copyOf(unknown.keySet()),
        known,
        Set.of(),
        Set.of(),
        parsed.target().method() + ' ' + parsed.target().name());
  }

  private static Map<String, Object> own(Map<String, ?> options) {
    Map<String, Object> own = new HashMap<>(options);
    own.keySet().removeAll(OF_DELIVERIES);
    // the one call there is
    own.put(FINAL, "true");
    return own;
  }

  private static CallOptions read(String method, CallOptionReader in) {
    CallOptions parsed = CallOptions.read(method, in);
    if (!parsed.meaning().envelope().bodyExpected()) {
      in.wrong(
          "ok",
          "tidak boleh none: jawabannya ada di isi",
          "is not none: the answer is in the body");
    }
    if (parsed.limits().timeout().compareTo(LONGEST) > 0) {
      in.wrong("timeout", "paling lama 30s", "is at most 30s");
    }
    return parsed;
  }
}
