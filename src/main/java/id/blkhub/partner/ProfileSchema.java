package id.blkhub.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The JSON Schema of partner.yaml, as editors use it. The keys a profile may have stand in it. */
public final class ProfileSchema {
  private static final String FILE = "/partner/partner.schema.json";
  private static final JsonNode ROOT = read();

  private ProfileSchema() {}

  private static JsonNode read() {
    try (InputStream file = ProfileSchema.class.getResourceAsStream(FILE)) {
      return new JsonMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema, to be handed out and not to be changed. */
  public static JsonNode whole() {
    return ROOT;
  }

  /** The keys of the whole profile. */
  static Set<String> keys() {
    return keys(ROOT);
  }

  /** The keys of a part of it, by its name under {@code $defs}. */
  static Set<String> keys(String part) {
    return keys(ROOT.at("/$defs").required(part));
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new LinkedHashSet<>();
    object.required("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** What may stand at a place of the schema. */
  public static List<String> choices(String pointer) {
    List<String> choices = new ArrayList<>();
    ROOT.at(pointer).required("enum").forEach(c -> choices.add(c.asText()));
    return List.copyOf(choices);
  }
}
