package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which kinds a partner takes from its queue; for the others the hub calls its interface. */
final class Queues {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String BY_QUEUE = "deliver-queue";

  private final Set<String> kinds = new HashSet<>();

  /** A route file that cannot be read delivers nothing. */
  Queues(Path routes, String partner) {
    try (Stream<Path> files = Files.list(routes.resolve(partner))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".camel.yaml")).toList()) {
        YAML.readTree(file.toFile()).forEach(this::read);
      }
    } catch (IOException e) {
      kinds.clear();
    }
  }

  private void read(JsonNode element) {
    JsonNode route = element.path("templatedRoute");
    if (route.path("routeTemplateRef").asText().equals(BY_QUEUE)) {
      for (JsonNode parameter : route.path("parameters")) {
        if (parameter.path("name").asText().equals("kind")) {
          kinds.add(parameter.path("value").asText());
        }
      }
    }
  }

  boolean carry(String kind) {
    return kinds.contains(kind);
  }
}
