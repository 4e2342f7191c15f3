package id.blkhub.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.console.PayloadMasker.Line;
import id.blkhub.console.PayloadMasker.MaskMark;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No page shows of a person what it need not. */
class PayloadMaskerTest {
  private static final Path MAPPINGS = Path.of("mappings");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Contracts CONTRACTS = Contracts.load(MAPPINGS);

  private static final ObjectNode ASSESSMENT = read("bnsp/out/assessment/full.in.json");
  private static final Contract KIND = CONTRACTS.canonical("assessment").orElseThrow().contract();

  @Test
  void theCanonicalFormShowsNumbersAndHidesThePerson() {
    List<Line> lines = new PayloadMasker(ASSESSMENT, KIND).canonical(Set.of());

    assertThat(value(lines, "registrationNo")).isEqualTo("UJI-2026-00045");
    assertThat(value(lines, "nik")).isEqualTo("3507************");
    assertThat(value(lines, "fullName")).isEqualTo("C… P… S…");
    assertThat(value(lines, "birthDate")).isEqualTo(PayloadMasker.HIDDEN);
    assertThat(value(lines, "sex")).isEqualTo(PayloadMasker.HIDDEN);
  }

  @Test
  void specificDataAreHiddenWithTheirNumber() {
    List<Line> lines = new PayloadMasker(ASSESSMENT, KIND).canonical(Set.of());

    assertThat(value(lines, "accommodations")).isEqualTo(PayloadMasker.HIDDEN);
    assertThat(lines.toString()).doesNotContain("bahasa isyarat");
  }

  @Test
  void whatAnAgreementRemovesOrMasksIsMarked() {
    ObjectNode minimised = ASSESSMENT.deepCopy();
    minimised.remove("tukCode");
    ((ObjectNode) minimised.get("person")).put("fullName", "C******************");
    List<Line> lines = new PayloadMasker(ASSESSMENT, KIND).minimised(minimised);

    assertThat(lines)
        .filteredOn(l -> l.mark() == MaskMark.REMOVED)
        .extracting(Line::name)
        .containsExactly("tukCode");
    assertThat(lines)
        .filteredOn(l -> l.mark() == MaskMark.MASKED)
        .extracting(Line::name)
        .containsExactly("fullName");
  }

  /** A partner's contract may forget to say what is personal, so it is not asked. */
  @Test
  void aPartnersFormShowsOnlyWhatIsOpenInTheCanonicalForm() throws IOException {
    JsonNode form =
        JSON.readTree(
            """
            {"nomor": "UJI-2026-00045", "tgl": "08-04-2026", "nik": "3507245703040002",
             "nama": "Contoh Peserta Satu", "lahir": "17-03-2004", "kelamin": 3, "catatan":
             "UJI-2026-00045 Contoh", "Contoh Peserta Satu": true}\
            """);
    String shown = new PayloadMasker(ASSESSMENT, KIND).form(form, null, Set.of()).toString();

    assertThat(shown)
        .contains("UJI-2026-00045", "08-04-2026", "3507************")
        .doesNotContain("3507245703040002", "Peserta", "2004", "value=3,", "Contoh");
  }

  static Stream<Path> samples() throws IOException {
    List<Path> samples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAPPINGS)) {
      // a void says numbers and nothing else; it has no canonical message to compare with
      files
          .filter(f -> f.toString().endsWith(".in.json"))
          .filter(f -> !f.getParent().toString().endsWith(".void"))
          .filter(f -> MAPPINGS.relativize(f).getNameCount() == 4 && Files.exists(mapped(f)))
          .forEach(samples::add);
    }
    return samples.stream();
  }

  /**
   * In whichever of the shipped forms, a value that is personal in the canonical form is hidden.
   */
  @ParameterizedTest
  @MethodSource("samples")
  void noShippedFormShowsWhatIsPersonal(Path sample) throws IOException {
    Path relative = MAPPINGS.relativize(sample);
    String partner = relative.getName(0).toString();
    boolean incoming = relative.getName(1).toString().equals("in");
    String kind = relative.getName(2).toString();
    JsonNode in = JSON.readTree(Files.readString(sample));
    JsonNode out = JSON.readTree(Files.readString(mapped(sample)));
    JsonNode canonical = incoming ? out : in;
    JsonNode form = incoming ? in : out;
    Contract contract = CONTRACTS.canonical(kind).orElseThrow().contract();
    Contract own =
        (incoming ? CONTRACTS.incoming(partner, kind) : CONTRACTS.outgoing(partner, kind))
            .orElseThrow();

    PayloadMasker payloadMasker = new PayloadMasker(canonical, contract);
    List<Line> lines = new ArrayList<>(payloadMasker.canonical(Set.of()));
    lines.addAll(payloadMasker.form(form, own, Set.of()));
    List<String> shown = lines.stream().map(Line::value).filter(v -> v != null).toList();

    List<String> personal = personal("", canonical, contract);
    assertThat(shown).noneMatch(personal::contains);
  }

  private static Path mapped(Path sample) {
    return Path.of(sample.toString().replace(".in.", ".out."));
  }

  private static List<String> personal(String pointer, JsonNode node, Contract contract) {
    List<String> found = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(p -> found.addAll(personal(pointer + '/' + p.getKey(), p.getValue(), contract)));
    } else if (node.isArray()) {
      node.forEach(element -> found.addAll(personal(pointer + "/*", element, contract)));
    } else if (!pointer.startsWith("/context")
        && contract.privacy(pointer) != Contract.Privacy.OPEN
        && node.asText().length() > 3) {
      found.add(node.asText());
    }
    return found;
  }

  private static String value(List<Line> lines, String name) {
    return lines.stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow().value();
  }

  private static ObjectNode read(String file) {
    try {
      return (ObjectNode) JSON.readTree(Files.readString(MAPPINGS.resolve(file)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
