package id.blkhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The components of Camel on the class path, as they describe themselves, beside the hub's own. */
final class Components {
  static final String HUB_QUEUE = "hub-queue";
  static final String PARTNER_HTTP = "partner-http";
  static final String PARTNER_FOLDER = "partner-folder";
  static final String PARTNER_UPLOAD = "partner-upload";
  static final String PARTNER_MAIL = "partner-mail";
  static final String PARTNER_POLL = "partner-poll";
  static final String PARTNER_TABLE = "partner-table";
  static final String PARTNER_SFTP = "partner-sftp";
  static final String PARTNER_FILE = "partner-file";
  static final String PARTNER_MAIL_OUT = "partner-mail-out";
  static final String INTAKE_EDGE = "intake-edge";
  static final String HUB_QUESTION = "hub-question";
  static final String PARTNER_QUESTION = "partner-question";

  /** Those that give items to a route. */
  static final Set<String> SOURCES =
      Set.of(
          PARTNER_FOLDER, PARTNER_UPLOAD, PARTNER_MAIL, PARTNER_POLL, PARTNER_TABLE, PARTNER_SFTP);

  /** Components of the hub's own that are no source. */
  private static final Set<String> OTHERS =
      Set.of(
          HUB_QUEUE,
          PARTNER_HTTP,
          PARTNER_FILE,
          PARTNER_MAIL_OUT,
          INTAKE_EDGE,
          HUB_QUESTION,
          PARTNER_QUESTION);

  private static final Set<String> OF_HUB =
      Stream.of(SOURCES, OTHERS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  private static final String SERVICES = "META-INF/services/org/apache/camel/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ClassLoader classes = Components.class.getClassLoader();
  private final Map<String, Optional<Component>> known = new HashMap<>();

  /** A component of Camel: its options by name, as its own description has them. */
  record Component(boolean lenient, Map<String, JsonNode> options) {
    /** Whether it takes options that it does not describe. */
    boolean takes(String option) {
      return lenient
          || options.containsKey(option)
          || options.values().stream()
              .map(described -> described.path("prefix").asText())
              .anyMatch(prefix -> !prefix.isEmpty() && option.startsWith(prefix));
    }
  }

  /** Whether routes may use the scheme. */
  boolean has(String scheme) {
    return OF_HUB.contains(scheme) || classes.getResource(SERVICES + "component/" + scheme) != null;
  }

  /** A component of Camel's; empty where it does not describe itself. */
  Optional<Component> find(String scheme) {
    return known.computeIfAbsent(scheme, this::read);
  }

  /** Every scheme there is, for suggestions. */
  Set<String> schemes() {
    Set<String> schemes = new TreeSet<>(OF_HUB);
    try {
      for (URL url : Collections.list(classes.getResources(SERVICES + "component.properties"))) {
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
          properties.load(in);
        }
        schemes.addAll(List.of(properties.getProperty("components", "").split(" ")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return schemes;
  }

  private Optional<Component> read(String scheme) {
    Properties service = new Properties();
    try (InputStream in = classes.getResourceAsStream(SERVICES + "component/" + scheme)) {
      if (in == null) {
        return Optional.empty();
      }
      service.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String type = service.getProperty("class", "");
    String folder = type.substring(0, Math.max(0, type.lastIndexOf('.'))).replace('.', '/');
    String description = "META-INF/" + folder + "/" + scheme + ".json";
    try (InputStream in = classes.getResourceAsStream(description)) {
      return in == null ? Optional.empty() : Optional.of(component(JSON.readTree(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Component component(JsonNode description) {
    Map<String, JsonNode> options = new HashMap<>();
    description
        .path("properties")
        .properties()
        .forEach(
            option -> {
              if (option.getValue().path("kind").asText().equals("parameter")) {
                options.put(option.getKey(), option.getValue());
              }
            });
    return new Component(
        description.path("component").path("lenientProperties").asBoolean(), options);
  }
}
