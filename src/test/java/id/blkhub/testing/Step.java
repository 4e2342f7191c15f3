package id.blkhub.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One step that a batch took.
 *
 * @param name a step of the hub by the name in {@code process}; a call by method and path, {@code
 *     POST /jadwal}, as scenarios write it; any other address without its options
 * @param options of an address, settings put in; empty for a step of the hub
 */
public record Step(String name, Map<String, String> options) {
  private static final String PARTNER_HTTP = "partner-http";

  static Step process(String name) {
    return new Step(name, Map.of());
  }

  static Step address(String uri) {
    String[] parts = uri.replaceFirst("://", ":").split("\\?", 2);
    Map<String, String> options = parts.length < 2 ? Map.of() : options(parts[1]);
    String[] address = parts[0].split(":", 2);
    if (!address[0].equals(PARTNER_HTTP)) {
      return new Step(parts[0], options);
    }
    String path = URI.create(options.get("url")).getPath();
    return new Step(address[1].toUpperCase(Locale.ROOT) + ' ' + path, options);
  }

  private static Map<String, String> options(String query) {
    Map<String, String> options = new TreeMap<>();
    for (String option : query.split("&")) {
      String[] parts = option.split("=", 2);
      String value = parts.length < 2 ? "" : parts[1];
      options.put(parts[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return options;
  }
}
