package id.blkhub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A sample of a shipped form in which heavy values stand, all of the largest size that is allowed.
 *
 * @param schema the form's file, below mappings/
 * @param parts where which value stands, and how much of the size it gets
 */
public record HeavyBody(Path schema, List<Part> parts) {
  private static final int LARGEST = 1 << 20;
  private static final Path MAPPINGS = Path.of("mappings");
  private static final String SUFFIX = ".schema.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where there is no field of the form. */
  private static final String UNKNOWN = "/unknown";

  public record Part(String place, String value, int share) {}

  public static HeavyBody of(Path schema, String place, String value) {
    return new HeavyBody(schema, List.of(new Part(place, value, 1)));
  }

  /** The forms that have a sample: what partners send and take, and the canonical kinds. */
  static List<Path> forms() {
    try (Stream<Path> files = Files.walk(MAPPINGS)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isDirectory(samples(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path samples(Path schema) {
    return schema.resolveSibling(schema.getFileName().toString().replace(SUFFIX, ""));
  }

  private static boolean isOut(Path schema) {
    return schema.toString().contains("/out/");
  }

  /** What a partner takes is the result of a sample, everything else its input. */
  private static ObjectNode sample(Path schema) {
    String ending = isOut(schema) ? ".out.json" : ".in.json";
    try (Stream<Path> files = Files.list(samples(schema))) {
      Path largest =
          files
              .filter(file -> file.toString().endsWith(ending))
              .filter(file -> !file.getFileName().toString().startsWith("wrong"))
              .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
              .orElseThrow();
      return (ObjectNode) JSON.readTree(largest.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON Pointers of everything in the form's sample, and one of what is not in the form. */
  static List<String> places(Path schema) {
    List<String> places = new ArrayList<>();
    places.add(UNKNOWN);
    add("", sample(schema), places);
    return places;
  }

  /** Those of them where a list stands. */
  static List<String> lists(Path schema) {
    ObjectNode sample = sample(schema);
    return places(schema).stream().filter(place -> sample.at(place).isArray()).toList();
  }

  private static void add(String at, JsonNode node, List<String> places) {
    if (!at.isEmpty()) {
      places.add(at);
    }
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              member -> {
                String token = member.getKey().replace("~", "~0").replace("/", "~1");
                add(at + '/' + token, member.getValue(), places);
              });
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      add(at + "/0", array.get(0), places);
    }
  }

  /** The body, as its sender would write it. */
  public byte[] bytes() {
    ObjectNode document = sample(schema);
    for (int i = 0; i < parts.size(); i++) {
      put(document, JsonPointer.compile(parts.get(i).place()), TextNode.valueOf(mark(i)));
    }
    String text = document.toString();
    int room = LARGEST - text.getBytes(UTF_8).length;
    int shares = parts.stream().mapToInt(Part::share).sum();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      IntFunction<String> value = HeavyValues.all().get(part.value());
      text = text.replace('"' + mark(i) + '"', value.apply(room / shares * part.share()));
    }
    return text.getBytes(UTF_8);
  }

  private static String mark(int i) {
    return "@part-" + i + '@';
  }

  private static void put(ObjectNode document, JsonPointer place, JsonNode value) {
    JsonNode parent = document.at(place.head());
    if (parent instanceof ObjectNode object) {
      object.set(place.last().getMatchingProperty(), value);
    } else if (parent instanceof ArrayNode array) {
      array.set(place.last().getMatchingIndex(), value);
    }
  }

  @Override
  public String toString() {
    return MAPPINGS.relativize(schema) + " " + parts;
  }
}
