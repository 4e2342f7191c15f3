package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.mapping.FormPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a partner calls a field of the canonical form. The pairs of samples beside a mapping say it:
 * it is the field that holds the same value in each of them.
 */
final class FieldNames {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<SamplePair> pairs = new ArrayList<>();

  private FieldNames() {}

  private record SamplePair(JsonNode canonical, JsonNode own) {}

  static FieldNames of(Path mappings, FormPath form) {
    FieldNames names = new FieldNames();
    Path folder = mappings.resolve(form.toString());
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path in : files.filter(f -> f.toString().endsWith(".in.json")).sorted().toList()) {
          String name = in.getFileName().toString().replaceFirst("\\.in\\.json$", "");
          Path out = folder.resolve(name + ".out.json");
          if (Files.exists(out)) {
            JsonNode given = JSON.readTree(in.toFile());
            JsonNode made = JSON.readTree(out.toFile());
            names.pairs.add(
                form.incoming() ? new SamplePair(made, given) : new SamplePair(given, made));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the samples of " + folder, e);
      }
    }
    return names;
  }

  /** The JSON Pointer of the partner's field; empty where the samples do not say it. */
  Optional<String> of(String canonical) {
    List<String> candidates = null;
    for (SamplePair pair : pairs) {
      JsonNode value = pair.canonical().at(canonical);
      if (value.isValueNode() && !value.isNull()) {
        List<String> here = new ArrayList<>();
        find(pair.own(), "", value.asText(), here);
        if (candidates == null) {
          candidates = here;
        } else {
          candidates.retainAll(here);
        }
      }
    }
    return candidates == null ? Optional.empty() : candidates.stream().findFirst();
  }

  private static void find(JsonNode node, String at, String value, List<String> found) {
    if (node.isValueNode() && node.asText().equals(value)) {
      found.add(at);
    }
    node.fields()
        .forEachRemaining(
            field ->
                find(
                    field.getValue(),
                    at + '/' + field.getKey().replace("~", "~0").replace("/", "~1"),
                    value,
                    found));
    for (int index = 0; index < node.size() && node.isArray(); index++) {
      find(node.get(index), at + '/' + index, value, found);
    }
  }
}
