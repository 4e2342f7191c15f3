package id.blkhub.outmail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the routes of a partner would mail. */
public final class ShippedMails {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<String> OPTIONS =
      List.of("server", "to", "subject", "intro", "rows", "columns");

  private ShippedMails() {}

  /** Subject, text and HTML; empty where the partner gets the kind in another way. */
  public static Optional<List<String>> of(String partner, String kind, JsonNode document) {
    return options(partner, kind)
        .map(
            options -> {
              try {
                Letter letter =
                    Letter.of(document, false, OutMailOptions.parse("smtp", options).form());
                return List.of(letter.subject(), letter.text(), letter.html());
              } catch (MailUnfit e) {
                throw new AssertionError(partner + ' ' + kind + " is no mail: " + e.why(), e);
              }
            });
  }

  private static Optional<Map<String, Object>> options(String partner, String kind) {
    try (Stream<Path> files = Files.list(Path.of("routes", partner))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".camel.yaml")).toList()) {
        for (JsonNode route : YAML.readTree(Files.readString(file))) {
          Map<String, Object> given = new HashMap<>();
          route
              .at("/templatedRoute/parameters")
              .forEach(one -> given.put(one.path("name").asText(), one.path("value").asText()));
          boolean byMail =
              route.at("/templatedRoute/routeTemplateRef").asText().equals("deliver-mail");
          if (byMail && kind.equals(given.get("kind"))) {
            given.keySet().retainAll(OPTIONS);
            return Optional.of(given);
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
