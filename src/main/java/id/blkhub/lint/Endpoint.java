package id.blkhub.lint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * An address in a route, with its options.
 *
 * @param node where it is written
 * @param consumes whether the route reads from it
 */
record Endpoint(
    Node node, String scheme, String path, Map<String, String> options, boolean consumes) {

  /**
   * @param uri placeholders filled in as far as that is possible
   * @param more options that stand beside the URI
   * @return empty where the text has no scheme
   */
  static Optional<Endpoint> of(Node node, String uri, Map<String, String> more, boolean consumes) {
    int colon = uri.indexOf(':');
    if (colon <= 0 || uri.startsWith("{{")) {
      return Optional.empty();
    }
    int question = uri.indexOf('?');
    int end = question < 0 ? uri.length() : question;
    String path = uri.substring(Math.min(colon + 1, end), end).replaceFirst("^//", "");
    Map<String, String> options = new LinkedHashMap<>();
    if (question >= 0) {
      for (String option : uri.substring(question + 1).split("&")) {
        int equals = option.indexOf('=');
        if (!option.isEmpty()) {
          options.put(
              equals < 0 ? option : option.substring(0, equals),
              equals < 0 ? "" : decoded(option.substring(equals + 1)));
        }
      }
    }
    options.putAll(more);
    return Optional.of(new Endpoint(node, uri.substring(0, colon), path, options, consumes));
  }

  private static String decoded(String value) {
    try {
      return value.startsWith("RAW(")
          ? value
          : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return value;
    }
  }
}
