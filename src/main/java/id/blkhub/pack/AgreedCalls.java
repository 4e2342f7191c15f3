package id.blkhub.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from a partner's routes which calls the hub makes to its interface, in their order. */
final class AgreedCalls {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SCHEME = "partner-http:";
  private static final String FROM = "hub-queue:deliver.";

  private final String from;
  private final Map<String, JsonNode> templates = new HashMap<>();
  private final List<AgreedCall> calls = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private AgreedCalls(String partner) {
    this.from = FROM + partner + '.';
  }

  /** A route file that cannot be read makes no calls. */
  static List<AgreedCall> of(Path routes, String partner) {
    AgreedCalls read = new AgreedCalls(partner);
    for (JsonNode element : elements(routes.resolve("exchange"))) {
      JsonNode template = element.path("routeTemplate");
      read.templates.put(template.path("id").asText(), template);
    }
    elements(routes.resolve(partner)).forEach(read::element);
    return List.copyOf(read.calls);
  }

  private static List<JsonNode> elements(Path folder) {
    List<JsonNode> elements = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".camel.yaml")).sorted().toList()) {
        YAML.readTree(file.toFile()).forEach(elements::add);
      }
    } catch (IOException e) {
      return List.of();
    }
    return elements;
  }

  private void element(JsonNode element) {
    if (element.has("templatedRoute")) {
      JsonNode made = element.get("templatedRoute");
      JsonNode template = templates.get(made.path("routeTemplateRef").asText());
      if (template != null) {
        route(filled(template, made));
      }
    } else {
      route(element.path("route"));
    }
  }

  private static JsonNode filled(JsonNode template, JsonNode made) {
    Map<String, String> values = new LinkedHashMap<>();
    template
        .path("parameters")
        .forEach(one -> values.put(one.path("name").asText(), one.path("defaultValue").asText()));
    made.path("parameters")
        .forEach(one -> values.put(one.path("name").asText(), one.path("value").asText()));
    try {
      return filled(template.path("route"), values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }

  private static JsonNode filled(JsonNode route, Map<String, String> values)
      throws JsonProcessingException {
    String text = JSON.writeValueAsString(route);
    for (Map.Entry<String, String> value : values.entrySet()) {
      String quoted = JSON.writeValueAsString(value.getValue());
      text = text.replace("{{" + value.getKey() + "}}", quoted.substring(1, quoted.length() - 1));
    }
    return JSON.readTree(text);
  }

  private void route(JsonNode route) {
    String uri = route.path("from").path("uri").asText();
    if (uri.startsWith(from)) {
      steps(route.path("from"), uri.substring(from.length()));
    }
  }

  private void steps(JsonNode node, String kind) {
    JsonNode to = node.path("to");
    String uri = to.isTextual() ? to.asText() : to.path("uri").asText();
    if (uri.startsWith(SCHEME)) {
      call(uri.substring(SCHEME.length()), to, kind);
    } else {
      node.forEach(child -> steps(child, kind));
    }
  }

  private void call(String target, JsonNode to, String kind) {
    Map<String, String> options = new LinkedHashMap<>();
    String[] parts = target.split("\\?", 2);
    if (parts.length == 2) {
      for (String option : parts[1].split("&")) {
        String[] pair = option.split("=", 2);
        options.put(pair[0], pair.length == 2 ? pair[1] : "");
      }
    }
    to.path("parameters")
        .fields()
        .forEachRemaining(option -> options.put(option.getKey(), option.getValue().asText()));
    AgreedCall call =
        new AgreedCall(
            "", kind, parts[0].toUpperCase(Locale.ROOT), to.path("description").asText(), options);
    calls.add(new AgreedCall(name(call), kind, call.method(), call.description(), options));
  }

  /** The kind for the call that delivers, else with the end of the path behind it. */
  private String name(AgreedCall call) {
    String end =
        call.path().replaceAll("/+$", "").replaceFirst(".*/", "").replaceAll("[^\\w-]", "");
    String name = call.kind();
    if (!call.forOrdinary()) {
      name += call.forCorrections() ? ".correction" : ".void";
    } else if (!call.last()) {
      name += '.' + end;
    }
    String unused = name;
    for (int number = 2; !names.add(unused); number++) {
      unused = name + '.' + number;
    }
    return unused;
  }
}
