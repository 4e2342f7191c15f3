package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contract;
import id.blkhub.mapping.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
  /** Fields whose change no mapping passes on, and why that is right. */
  private static final Map<String, List<String>> HARMLESS =
      Map.ofEntries(
          // constants of JSON-LD; a changed value is refused, and two contexts mean the same
          Map.entry("supra/in/vacancy", List.of("/@context")),
          Map.entry("supra/in/placement", List.of("/@context")),
          // only its day is passed on
          Map.entry("bank/in/microcredit-decision", List.of("/transactionDate")),
          // the hash proves the file to the hub; the other side takes only the link
          Map.entry("bnsp/out/assessment", List.of("/documents/*/sha256")),
          Map.entry("lsp-konstruksi/out/assessment", List.of("/documents/*/sha256")),
          // only competent people have a certificate, so the result says nothing more
          Map.entry("supra/out/certification", List.of("/units/*/result")),
          Map.entry("agen-taiwan/out/certification", List.of("/units/*/result")),
          Map.entry("agen-meksiko/out/certification", List.of("/units/*/result")),
          // an office writes one sex in several ways, and the NIK beside it says it too
          Map.entry("blk-banten/in/enrolment", List.of("/jenis_kelamin")),
          // Karirhub lists them, and the canonical form has no place for them
          Map.entry(
              "kemnaker/in/vacancy",
              List.of(
                  "/company_logo_uri",
                  "/province_name",
                  "/industry_name",
                  "/job_function_name",
                  "/job_type_name")),
          // words for people
          Map.entry("bnsp/in/certificate-check.answer", List.of("/message")),
          // SIAPkerja keeps the month and the year, and no day
          Map.entry("kemnaker/out/certification", List.of("/issuedOn", "/expiresOn")),
          Map.entry("kemnaker/out/enrolment", List.of("/startDate", "/endDate")),
          Map.entry("kemnaker/out/placement", List.of("/startedOn")));

  /** Fields the delivery fills in after the mapping. */
  private static final Set<String> FILLED_LATER = Set.of("bnsp/out/assessment /peserta/jadwal_id");

  static Stream<Sample> samples() {
    return Samples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleGivesExactlyItsResultAndKeepsBothContracts(Sample sample) {
    JsonNode result = sample.mapping().apply(sample.in());

    assertThat(result.toPrettyString()).isEqualTo(sample.out().toPrettyString());
    Contract wanted = sample.incoming() ? sample.canonicalContract() : sample.partnerContract();
    assertThat(wanted.check(result).errors()).isEmpty();
    if (sample.incoming()) {
      assertThat(sample.partnerContract().check(sample.in()).errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyFieldOfACanonicalSampleIsAFieldOfItsKind(Sample sample) {
    JsonNode canonical = sample.incoming() ? sample.out() : sample.in();

    assertThat(leaves(canonical))
        .allMatch(at -> Samples.CONTRACTS.canonical(sample.kind()).orElseThrow().hasPointer(at));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySmallChangeOfASampleIsNoticed(Sample sample) {
    List<String> unnoticed = new ArrayList<>();
    for (String leaf : leaves(sample.in())) {
      if (isHarmless(sample, leaf)) {
        continue;
      }
      if (!sample.in().at(leaf).isNull() && sample.unnoticed(removed(sample.in(), leaf))) {
        if (!meansAbsent(sample.in().at(leaf)) && !isDefault(sample, leaf)) {
          unnoticed.add("removed " + leaf);
        }
      }
      if (!meansAbsent(sample.in().at(leaf)) && sample.unnoticed(changed(sample, leaf))) {
        unnoticed.add("changed " + leaf);
      }
    }

    assertThat(unnoticed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyCodeOfAListHasAMeaningOfItsOwn(Sample sample) {
    for (String leaf : leaves(sample.in())) {
      List<JsonNode> results =
          isHarmless(sample, leaf) || collides(sample, leaf)
              ? List.of()
              : choices(sample, leaf).stream()
                  .map(choice -> replaced(sample.in(), leaf, choice))
                  .filter(
                      changed -> !sample.incoming() || sample.partnerContract().check(changed).ok())
                  .map(changed -> sample.mapping().apply(changed))
                  .toList();

      assertThat(results).as("results for each code of %s", leaf).doesNotHaveDuplicates();
      // a code the mapping forgot would leave its field out
      assertThat(results)
          .as("results for each code of %s", leaf)
          .allSatisfy(result -> assertThat(leaves(result)).hasSameSizeAs(leaves(sample.out())));
    }
  }

  @Test
  void everyFieldOfEveryContractIsReachedByASample() {
    Map<String, Set<String>> reached = new java.util.TreeMap<>();
    Map<String, List<String>> known = new java.util.TreeMap<>();
    for (Sample sample : Samples.all()) {
      JsonNode partners = sample.incoming() ? sample.in() : sample.out();
      JsonNode canonical = sample.incoming() ? sample.out() : sample.in();
      String kind = "canonical/" + sample.kind();
      known.put(sample.key(), sample.partnerContract().fields());
      known.put(kind, sample.canonicalContract().fields());
      reached.computeIfAbsent(sample.key(), k -> new TreeSet<>()).addAll(general(partners));
      reached.computeIfAbsent(kind, k -> new TreeSet<>()).addAll(general(canonical));
    }

    List<String> missed = new ArrayList<>();
    known.forEach(
        (key, fields) ->
            fields.stream()
                .filter(field -> !reached.get(key).contains(field))
                .map(field -> key + " " + field)
                .filter(field -> !FILLED_LATER.contains(field))
                .forEach(missed::add));
    assertThat(missed).isEmpty();
    assertThat(known).hasSize(65 + 22);
  }

  @Test
  void everyVoidGivesExactlyItsResultAndKeepsThePartnersContract() {
    assertThat(Samples.voids())
        .isNotEmpty()
        .allSatisfy(
            sample -> {
              JsonNode result = sample.mapping().apply(sample.in());
              assertThat(result.toPrettyString()).isEqualTo(sample.out().toPrettyString());
              assertThat(sample.partnerContract().check(result).errors()).isEmpty();
              assertThat(leaves(result))
                  .as("every field of the form")
                  .hasSameSizeAs(sample.partnerContract().fields());
            });
  }

  @Test
  void everyMappingHasASample() {
    Set<String> withSamples =
        Stream.concat(Samples.all().stream(), Samples.voids().stream())
            .map(Sample::key)
            .collect(Collectors.toCollection(TreeSet::new));

    // a centre that is planned: whatever it sends is refused before it is mapped
    withSamples.add("blk-pangkalpinang/in/enrolment");
    assertThat(withSamples).containsExactlyElementsOf(Samples.MAPPINGS.names());
  }

  private static boolean isHarmless(Sample sample, String leaf) {
    String general = leaf.replaceAll("/\\d+", "/*");
    return HARMLESS.getOrDefault(sample.key(), List.of()).stream().anyMatch(general::startsWith);
  }

  /** Two documents of one kind: the bodies have a place for one, the first. */
  private static boolean collides(Sample sample, String leaf) {
    return sample.key().endsWith("/out/assessment") && leaf.startsWith("/documents/");
  }

  /** A field that is absent means the same as its default. */
  private static boolean isDefault(Sample sample, String leaf) {
    JsonNode value = sample.in().at(leaf);
    return switch (leaf) {
      case "/blk:status" -> value.asText().equals("OPEN");
      case "/blk:interProvince" -> value.isBoolean() && !value.booleanValue();
      // without it the NIK beside it says it
      case "/person/sex" ->
          sample.key().equals("bnsp/out/assessment")
              && value.asText().equals(sexOf(sample.in().at("/person/nik")));
      case "/revisi" -> value.asText().equals("1");
      case "/peserta/jenis_kelamin" ->
          value.asText().equals(sexOf(sample.in().at("/peserta/nik")).equals("F") ? "P" : "L");
      default -> false;
    };
  }

  private static String sexOf(JsonNode nik) {
    return Integer.parseInt(nik.asText().substring(6, 8)) > 40 ? "F" : "M";
  }

  private static boolean meansAbsent(JsonNode value) {
    return value.isNull() || value.asText().equals("0000-00-00");
  }

  private static List<JsonNode> choices(Sample sample, String leaf) {
    Contract contract = sample.incoming() ? sample.partnerContract() : sample.canonicalContract();
    return contract.choices(leaf);
  }

  private static JsonNode removed(ObjectNode document, String leaf) {
    JsonPointer at = JsonPointer.compile(leaf);
    JsonNode parent = document.at(at.head());
    if (parent instanceof ObjectNode object) {
      object.remove(at.last().getMatchingProperty());
    } else {
      ((ArrayNode) parent).remove(at.last().getMatchingIndex());
    }
    return document;
  }

  private static JsonNode changed(Sample sample, String leaf) {
    ObjectNode document = sample.in();
    JsonNode old = document.at(leaf);
    for (JsonNode other : choices(sample, leaf)) {
      if (!other.equals(old)) {
        return replaced(document, leaf, other);
      }
    }
    if (old.isBoolean()) {
      return replaced(document, leaf, document.booleanNode(!old.booleanValue()));
    }
    if (old.isNumber()) {
      return replaced(document, leaf, document.numberNode(old.longValue() + 1));
    }
    String text = old.textValue();
    char last = text.charAt(text.length() - 1);
    char other = last == '1' ? '2' : Character.isDigit(last) ? '1' : last == 'b' ? 'c' : 'b';
    return replaced(
        document, leaf, document.textNode(text.substring(0, text.length() - 1) + other));
  }

  private static JsonNode replaced(ObjectNode document, String leaf, JsonNode value) {
    JsonPointer at = JsonPointer.compile(leaf);
    JsonNode parent = document.at(at.head());
    if (parent instanceof ObjectNode object) {
      object.set(at.last().getMatchingProperty(), value);
    } else {
      ((ArrayNode) parent).set(at.last().getMatchingIndex(), value);
    }
    return document;
  }

  private static List<String> leaves(JsonNode node) {
    List<String> found = new ArrayList<>();
    collect(node, "", found, false);
    return found;
  }

  private static Set<String> general(JsonNode node) {
    List<String> found = new ArrayList<>();
    collect(node, "", found, true);
    return found.stream().map(p -> p.replaceAll("/\\d+", "/*")).collect(Collectors.toSet());
  }

  private static void collect(JsonNode node, String at, List<String> found, boolean all) {
    if (!node.isContainerNode() || (all && !at.isEmpty())) {
      found.add(at);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), at + "/" + i, found, all);
      }
    }
    node.fields().forEachRemaining(f -> collect(f.getValue(), at + "/" + f.getKey(), found, all));
  }
}
