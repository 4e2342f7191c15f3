package id.blkhub.lint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * An address in a route, with its options.
 *
 * @param node where it is written
 * @param beside the names of options that are written beside it, with their places
 * @param consumes whether the route reads from it
 */
record Endpoint(
    Node node,
    Map<String, Node> beside,
    String scheme,
    String path,
    Map<String, String> options,
    boolean consumes) {

  /**
   * @param uri placeholders filled in as far as that is possible
   * @param more options that stand beside the URI
   * @return empty where the text has no scheme
   */
  static Optional<Endpoint> of(Node node, String uri, Map<Node, String> more, boolean consumes) {
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
    Map<String, Node> beside = new LinkedHashMap<>();
    more.forEach(
        (name, value) -> {
          String option = YamlNodes.text(name).orElse("");
          beside.put(option, name);
          options.put(option, value);
        });
    return Optional.of(
        new Endpoint(node, beside, uri.substring(0, colon), path, options, consumes));
  }

  /** Where an option or another part of the address is written. */
  SourcePlace place(String part) {
    if (beside.containsKey(part)) {
      return SourcePlace.of(beside.get(part));
    }
    String text = YamlNodes.text(node).orElse("");
    for (String separator : List.of("?", "&")) {
      if (text.contains(separator + part + "=")) {
        return YamlNodes.place(node, separator + part + "=").plus(1);
      }
    }
    return YamlNodes.place(node, part);
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
