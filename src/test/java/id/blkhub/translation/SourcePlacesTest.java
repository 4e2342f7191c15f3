package id.blkhub.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.StrictJson;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample that a partner sends, and every field of it. */
class SourcePlacesTest {
  private static final Path FOLDER = Path.of("mappings");

  /** What no field of a sender decides, because the mapping knows it of this sender. */
  private static final Map<String, Set<String>> SAID_BY_THE_MAPPING =
      Map.ofEntries(
          Map.entry("alumni/in/placement", Set.of("/evidence")),
          Map.entry("supra/in/placement", Set.of("/evidence", "/status")),
          Map.entry("blk/in/apprenticeship", Set.of("/saidBy")),
          Map.entry("galangan/in/apprenticeship", Set.of("/saidBy", "/host/name", "/host/nib")),
          Map.entry("agen-taiwan/in/vacancy", Set.of("/wage/period", "/wage/disclosed")),
          Map.entry("agen-meksiko/in/vacancy", Set.of("/wage/period", "/wage/disclosed")),
          Map.entry(
              "hotel-ntb/in/vacancy",
              Set.of(
                  "/countryCode",
                  "/placement",
                  "/wage/currency",
                  "/wage/period",
                  "/wage/disclosed")),
          Map.entry(
              "hipmi/in/vacancy",
              Set.of(
                  "/countryCode",
                  "/placement",
                  "/wage/currency",
                  "/wage/period",
                  "/wage/disclosed")),
          Map.entry(
              "kadin/in/vacancy",
              Set.of("/countryCode", "/wage/currency", "/wage/period", "/wage/disclosed")),
          Map.entry(
              "kemnaker/in/vacancy",
              Set.of("/countryCode", "/placement", "/wage/currency", "/wage/period")),
          Map.entry("blk-bojonegoro/in/enrolment", Set.of("/centreId")),
          Map.entry("blk-banten/in/enrolment", Set.of("/centreId")));

  private static final Contracts CONTRACTS = Contracts.load(FOLDER);
  private static final Mappings MAPPINGS = Mappings.load(FOLDER);

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().matches(".*/in/[a-z-]+/[^/]+\\.in\\.json"))
          .filter(file -> Files.exists(Path.of(file.toString().replace(".in.json", ".out.json"))))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldNameAPlaceTheSenderKnowsForEveryPartOfTheCanonicalForm(Path sample)
      throws IOException {
    ObjectNode document = read(sample);
    JsonNode canonical = mapping(sample).apply(document);

    Map<String, JsonNode> parts = leaves(canonical);
    // follows from a country, of which a person can name no other that would do
    parts.remove("/placement");
    parts.keySet().removeAll(SAID_BY_THE_MAPPING.getOrDefault(form(sample).toString(), Set.of()));
    parts.forEach(
        (part, value) ->
            assertThat(places(sample, document, part))
                .as("places of %s", part)
                .isNotEmpty()
                .doesNotContain("")
                .allMatch(
                    place -> !document.at(place).isMissingNode() || contract(sample).has(place)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void shouldNameTheFieldThatIsMissingWhereAPartOfTheCanonicalFormIs(Path sample)
      throws IOException {
    ObjectNode document = read(sample);
    Map<String, JsonNode> whole = leaves(mapping(sample).apply(document));
    List<String> wrong = new ArrayList<>();
    for (String field : leaves(document).keySet()) {
      ObjectNode less = without(document, field);
      if (!contract(sample).check(less).ok()) {
        // refused before it is mapped
        continue;
      }
      JsonNode canonical = mapping(sample).apply(less);
      for (String part : whole.keySet()) {
        if (canonical.at(part).isMissingNode()) {
          List<String> places = places(sample, less, part);
          if (!places.contains(field) && !places.contains(row(field))) {
            wrong.add(part + " without " + field + " is told at " + places);
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void shouldNameOneElementOfAnArrayAndAllFieldsOfAValueThatHasSeveral() throws IOException {
    Path vacancy = Path.of("mappings/supra/in/vacancy/full.in.json");
    ObjectNode document = read(vacancy);

    assertThat(places(vacancy, document, "/wage/max"))
        .containsExactly("/baseSalary/value/maxValue");
    assertThat(places(vacancy, document, "/wage")).containsExactly("/baseSalary");
    assertThat(places(vacancy, document, "/vocationCodes/1"))
        .containsExactly("/relevantOccupation/1/name");
    assertThat(places(vacancy, document, "/regionCode"))
        .contains("/jobLocation/address/addressLocality");
    assertThat(places(vacancy, document, "/nobody/knows/this")).containsExactly("");
  }

  @Test
  void shouldFindTheSameWithFewerAttemptsWhereItWasFoundBefore() throws IOException {
    int first = 0;
    int again = 0;
    for (Path sample : samples().toList()) {
      ObjectNode document = read(sample);
      JsonNode canonical = mapping(sample).apply(document);
      Set<String> said = SAID_BY_THE_MAPPING.getOrDefault(form(sample).toString(), Set.of());
      Set<String> parts = new TreeSet<>(leaves(canonical).keySet());
      parts.removeAll(said);
      for (String part : parts) {
        FoundPlaces before = new FoundPlaces();
        SourcePlaces one = search(sample, document, canonical, before);
        List<String> found = one.of(part);
        SourcePlaces other = search(sample, document, canonical, before);

        assertThat(other.of(part)).as(sample + part).containsExactlyInAnyOrderElementsOf(found);
        first += one.attempts();
        again += other.attempts();
      }
    }

    assertThat(again).isLessThan(first / 2);
  }

  /** The element of a list that a field is in; of another field itself. */
  private static String row(String field) {
    return field.replaceFirst("(/\\d+)/[^/]+$", "$1");
  }

  private static List<String> places(Path sample, ObjectNode document, String part) {
    JsonNode canonical = mapping(sample).apply(document);
    return search(sample, document, canonical, new FoundPlaces()).of(part);
  }

  private static SourcePlaces search(
      Path sample, ObjectNode document, JsonNode canonical, FoundPlaces before) {
    return new SourcePlaces(mapping(sample), contract(sample), document, canonical, before);
  }

  private static FormPath form(Path sample) {
    Path kind = sample.getParent();
    return FormPath.in(
        kind.getParent().getParent().getFileName().toString(), kind.getFileName().toString());
  }

  private static Mapping mapping(Path sample) {
    return MAPPINGS.of(form(sample)).orElseThrow();
  }

  private static Contract contract(Path sample) {
    return CONTRACTS.of(form(sample)).orElseThrow();
  }

  private static ObjectNode read(Path file) throws IOException {
    return new StrictJson().parse(Files.readAllBytes(file), 1 << 20).document();
  }

  /** The values of a document by their JSON Pointers. */
  private static Map<String, JsonNode> leaves(JsonNode document) {
    Map<String, JsonNode> leaves = new TreeMap<>();
    collect("", document, leaves);
    return leaves;
  }

  private static void collect(String pointer, JsonNode node, Map<String, JsonNode> leaves) {
    if (node.isValueNode()) {
      leaves.put(pointer, node);
    }
    node.properties()
        .forEach(
            field ->
                collect(
                    pointer + '/' + field.getKey().replace("~", "~0").replace("/", "~1"),
                    field.getValue(),
                    leaves));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(pointer + '/' + i, node.get(i), leaves);
    }
  }

  private static ObjectNode without(ObjectNode document, String field) {
    ObjectNode less = document.deepCopy();
    int end = field.lastIndexOf('/');
    JsonNode around = less.at(field.substring(0, end));
    String name = field.substring(end + 1);
    if (around instanceof ObjectNode object) {
      object.remove(name.replace("~1", "/").replace("~0", "~"));
    } else if (around instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), array.nullNode());
    }
    return less;
  }
}
