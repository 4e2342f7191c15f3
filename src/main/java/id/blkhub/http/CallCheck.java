package id.blkhub.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one {@code partner-http:} line does, and what is wrong with its options.
 *
 * @param mistakes a sentence for each wrong or missing value; none repeats a URL
 * @param unknown options there are not
 * @param known the options there are
 * @param calls the deliveries for which the call is made
 * @param settles the deliveries that have an outcome after the call
 * @param name under which the hub remembers the call
 */
public record CallCheck(
    List<OptionMistake> mistakes,
    Set<String> unknown,
    Set<String> known,
    Set<DeliveryKind> calls,
    Set<DeliveryKind> settles,
    String name) {
  /** Looks at the options as they stand in a route, and calls nobody. */
  public static CallCheck of(String method, Map<String, String> options) {
    Map<String, Object> left = new HashMap<>(options);
    CallOptionReader in = new CallOptionReader(left);
    CallOptions parsed = CallOptions.read(method, in);
    Corrections corrections = parsed.corrections();
    return new CallCheck(
        in.mistakes(),
        Set.copyOf(left.keySet()),
        in.known(),
        which(corrections::calls),
        which(kind -> corrections.parks(kind) || parsed.last() && corrections.calls(kind)),
        parsed.target().method() + ' ' + parsed.target().name() + ' ' + corrections.text());
  }

  /** The same of a line that asks a partner a question. */
  public static CallCheck ofQuestion(String method, Map<String, String> options) {
    return InquiryOptions.check(method, options);
  }

  private static Set<DeliveryKind> which(Predicate<DeliveryKind> condition) {
    return Arrays.stream(DeliveryKind.values()).filter(condition).collect(Collectors.toSet());
  }
}
