package id.blkhub.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with the options of one {@code partner-http:} line.
 *
 * @param mistakes a sentence for each wrong or missing value; none repeats a URL
 * @param unknown options there are not
 * @param known the options there are
 */
public record CallCheck(List<String> mistakes, Set<String> unknown, Set<String> known) {
  /** Looks at the options as they stand in a route, and calls nobody. */
  public static CallCheck of(String method, Map<String, String> options) {
    return CallOptions.check(method, new HashMap<>(options));
  }
}
