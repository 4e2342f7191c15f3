package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.mapping.FileProblem;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractsTest {
  private static final Path MAPPINGS = Path.of("mappings");
  private static final Contracts CONTRACTS = Contracts.load(MAPPINGS);

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @Test
  void everyFileOfTheProjectIsSound() {
    assertThat(CONTRACTS.problems()).isEmpty();
    assertThat(CONTRACTS.kinds())
        .containsExactly(
            "apprenticeship",
            "assessment",
            "case",
            "certification",
            "consent",
            "counselling",
            "enrolment",
            "erasure",
            "invitation",
            "microcredit-decision",
            "microcredit-referral",
            "placement",
            "report",
            "tracer-survey",
            "vacancy");
    assertThat(CONTRACTS.incoming("blk", "enrolment")).isPresent();
    assertThat(CONTRACTS.outgoing("bnsp", "assessment")).isPresent();
    assertThat(CONTRACTS.incoming("bnsp", "enrolment")).isEmpty();
  }

  @Test
  void shouldTellAllViolationsAtOnce() throws IOException {
    ObjectNode enrolment = sample("blk/in/enrolment/full.in.json");
    enrolment.remove("angkatan");
    enrolment.put("status", "LULUSS");
    enrolment.put("catatan", "x");
    enrolment.put("versi", 0);
    enrolment.put("kode_program", 7);
    ((ObjectNode) enrolment.get("konseling")).put("tanggal", "2026-02-30");
    ((ObjectNode) enrolment.at("/peserta/alamat")).put("kode_pos", "6515");

    List<Violation> errors =
        CONTRACTS.incoming("blk", "enrolment").orElseThrow().check(enrolment).errors();

    assertThat(errors)
        .extracting(v -> v.path() + " " + v.code())
        .containsExactlyInAnyOrder(
            "/angkatan HUB-C020",
            "/status HUB-C023",
            "/catatan HUB-C021",
            "/versi HUB-C026",
            "/kode_program HUB-C022",
            "/konseling/tanggal HUB-C025",
            "/peserta/alamat/kode_pos HUB-C024");
    assertThat(errors)
        .filteredOn(v -> v.path().equals("/status"))
        .extracting(v -> v.message().en())
        .containsExactly(
            "Must be one of: DAFTAR, LOLOS, TIDAK_LOLOS, MENGIKUTI, LULUS, MUNDUR; it is"
                + " \"LULUSS\".");
    assertThat(errors).allMatch(v -> v.message().id().endsWith("."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nik", "nama_lengkap", "email", "telepon", "tanggal_lahir", "pendidikan"})
  void shouldNeverRepeatAPersonalValue(String field) throws IOException {
    ObjectNode enrolment = sample("blk/in/enrolment/full.in.json");
    String value = "Rahasia ".repeat(40);
    ((ObjectNode) enrolment.get("peserta")).put(field, value);

    Findings findings = CONTRACTS.incoming("blk", "enrolment").orElseThrow().check(enrolment);

    assertThat(findings.errors()).isNotEmpty();
    assertThat(findings.toString()).doesNotContain("Rahasia");
  }

  @Test
  void shouldMaskANikPutIntoAnotherField() throws IOException {
    ObjectNode enrolment = sample("blk/in/enrolment/full.in.json");
    enrolment.put("sumber_dana", "3507245703040002");
    enrolment.put("3507245703040002", 1);
    enrolment.put("Contoh Peserta Satu", 1);

    Findings findings = CONTRACTS.incoming("blk", "enrolment").orElseThrow().check(enrolment);

    // both unknown names are told as one: neither may be repeated
    assertThat(findings.errors()).hasSize(2);
    assertThat(findings.toString())
        .contains("3507************")
        .doesNotContain("3507245703040002", "Contoh Peserta Satu");
  }

  @Test
  void shouldWarnWithoutRefusing() throws IOException {
    ObjectNode enrolment = sample("blk/in/enrolment/full.out.json");
    ((ObjectNode) enrolment.get("person")).put("sex", "M");

    Findings findings = CONTRACTS.canonical("enrolment").orElseThrow().contract().check(enrolment);

    assertThat(findings.ok()).isTrue();
    assertThat(findings.warnings())
        .extracting(v -> v.path() + " " + v.code())
        .containsExactly("/person/nik HUB-C041");
  }

  @Test
  void shouldApplyTheRulesOfAKindWithTheirPlace() throws IOException {
    ObjectNode certification = sample("bnsp/in/certification/competent.out.json");
    certification.remove("certificateNo");
    certification.put("expiresOn", "2020-01-01");

    Findings findings =
        CONTRACTS.canonical("certification").orElseThrow().contract().check(certification);

    assertThat(findings.errors())
        .extracting(v -> v.path() + " " + v.code())
        .containsExactlyInAnyOrder("/certificateNo HUB-C050", "/expiresOn HUB-C052");
  }

  @Test
  void shouldRefuseAVacancyWithoutPlaceOrOpenings() throws IOException {
    ObjectNode vacancy = sample("supra/in/vacancy/overseas.out.json");
    vacancy.remove("countryCode");
    vacancy.put("openings", 0);
    vacancy.putNull("quota");

    Findings findings = CONTRACTS.canonical("vacancy").orElseThrow().contract().check(vacancy);

    assertThat(findings.errors())
        .extracting(v -> v.path() + " " + v.code())
        .containsExactlyInAnyOrder(
            "/openings HUB-C026", "/regionCode HUB-C030", "/countryCode HUB-C030");
  }

  @Test
  void shouldNameTheFieldThatAnotherAsksFor() throws IOException {
    ObjectNode certificate = sample("bnsp/in/certification/competent.in.json");
    certificate.remove("nama");

    Findings findings =
        CONTRACTS.incoming("bnsp", "certification").orElseThrow().check(certificate);

    assertThat(findings.errors())
        .extracting(v -> v.path() + " " + v.code())
        .containsExactly("/nama HUB-C020");
  }

  @Test
  void shouldTakeOnlyAMaskedNikForAnEmployer() throws IOException {
    ObjectNode credential = sample("supra/out/certification/masked.out.json");
    ((ObjectNode) credential.get("about")).put("identifier", "3507245703040002");

    Findings findings =
        CONTRACTS.outgoing("supra", "certification").orElseThrow().check(credential);

    assertThat(findings.errors())
        .extracting(v -> v.path() + " " + v.code())
        .containsExactly("/about/identifier HUB-C025");
  }

  @Test
  void shouldLimitTheNumberOfViolations() throws IOException {
    ObjectNode enrolment = sample("blk/in/enrolment/full.in.json");
    IntStream.range(0, 500).forEach(i -> enrolment.withArray("unit_kompetensi").add("bad" + i));

    List<Violation> errors =
        CONTRACTS.incoming("blk", "enrolment").orElseThrow().check(enrolment).errors();

    assertThat(errors).hasSize(100);
    assertThat(errors.get(99).code()).isEqualTo("HUB-C031");
  }

  @Test
  void shouldBeUsableFromManyThreads() throws Exception {
    JsonNode good = sample("blk/in/enrolment/full.in.json");
    ObjectNode bad = sample("blk/in/enrolment/full.in.json").put("status", "x");
    Contract contract = CONTRACTS.incoming("blk", "enrolment").orElseThrow();
    Callable<Boolean> check =
        () -> contract.check(good).ok() && contract.check(bad).errors().size() == 1;
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (Future<Boolean> done :
          pool.invokeAll(Stream.generate(() -> check).limit(200).toList())) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not valid JSON | {",
        "no type objekt | {\"type\": \"objekt\"}",
        "no keyword requird | {\"requird\": []}",
        "no format nikk | OBJECT \"properties\": {\"a\": {\"type\": \"string\", \"format\": "
            + "\"nikk\"}}}",
        "no rule no-such-rule | OBJECT \"x-rule\": [\"no-such-rule\"]}",
        "$id | OBJECT \"$id\": \"https://blkhub.id/schemas/other.schema.json\"}",
        "leads nowhere | OBJECT \"properties\": {\"a\": {\"$ref\": \"missing.schema.json#/a\"}}}",
        "leads nowhere | OBJECT \"properties\": {\"a\": {\"$ref\": "
            + "\"https://example.org/remote.json\"}}}",
        "leads nowhere | OBJECT \"properties\": {\"a\": {\"$ref\": \"file:///etc/passwd\"}}}",
        "leads nowhere | OBJECT \"properties\": {\"a\": {\"$ref\": "
            + "\"../../canonical/ok.schema.json#/$defs/none\"}}}",
        "pattern \"[\": a class that begins with [ does not end | OBJECT \"properties\": {\"a\":"
            + " {\"type\": \"string\", \"pattern\": \"[\"}}}",
        "needs \"type\": \"object\" | {\"properties\": {\"a\": {\"type\": \"string\"}}}",
        "needs \"type\": \"object\" | {\"properties\": {\"a\": {\"type\": \"string\"}}, "
            + "\"anyOf\": [{\"required\": [\"a\"]}]}",
        "needs \"type\": \"array\" | OBJECT \"properties\": {\"a\": {\"items\": {\"type\": "
            + "\"string\"}}}}",
        "/a/format: needs \"type\": \"string\" | OBJECT \"properties\": {\"a\": {\"format\": "
            + "\"nib\"}}}",
        "/a/maximum: needs \"type\": \"integer\" | OBJECT \"properties\": {\"a\": {\"maximum\": "
            + "3}}}",
        "/a/items/pattern: needs | OBJECT \"properties\": {\"a\": {\"type\": \"array\", "
            + "\"items\": {\"pattern\": \"a\"}}}}",
        "/a: takes any value | OBJECT \"properties\": {\"a\": {\"x-personal\": \"general\"}}}",
        "/then: needs \"if\" | OBJECT \"properties\": {\"a\": {\"type\": \"string\"}}, "
            + "\"then\": {\"required\": [\"a\"]}}",
        "/if: needs \"then\" | OBJECT \"properties\": {\"a\": {\"type\": \"string\"}}, \"if\": "
            + "{\"required\": [\"a\"]}}",
        "/required: properties has no b | OBJECT \"properties\": {\"a\": {\"type\": "
            + "\"string\"}}, \"required\": [\"b\"]}",
        "/anyOf/required: properties has no b | OBJECT \"properties\": {\"a\": {\"type\": "
            + "\"string\"}}, \"anyOf\": [{\"required\": [\"b\"]}]}",
        "/then/properties/b/format: needs | OBJECT \"properties\": {\"a\": {\"type\": \"string\"}},"
            + " \"if\": {\"properties\": {\"a\": {\"const\": \"x\"}}}, \"then\": {\"properties\":"
            + " {\"b\": {\"format\": \"nib\"}}}}",
      })
  void aBadFileBreaksNothing(String expected, String bad) throws IOException {
    write("p/in/good.schema.json", "{\"type\": \"object\"}");
    write("p/in/bad.schema.json", bad.replace("OBJECT", "{\"type\": \"object\","));

    Contracts contracts = Contracts.load(folder);

    assertThat(contracts.incoming("p", "good")).isPresent();
    assertThat(contracts.incoming("p", "bad")).isEmpty();
    assertThat(contracts.problems())
        .extracting(FileProblem::file)
        .containsOnly(Path.of("p/in/bad.schema.json"));
    assertThat(contracts.problems()).hasSize(1);
    assertThat(contracts.problems().toString()).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"properties\": {\"a\": {\"enum\": [\"x\"], \"maxLength\": 3}, \"b\": true}}",
        "{\"if\": {\"required\": [\"a\"]}, \"then\": {\"required\": [\"b\"]}}",
        "{\"properties\": {\"a\": {\"type\": \"string\"}, \"b\": {\"anyOf\": [{\"const\": 1}]}},"
            + " \"if\": {\"properties\": {\"a\": {\"const\": \"x\"}}}, \"then\": {\"properties\":"
            + " {\"a\": {\"maxLength\": 1}, \"c\": {\"type\": \"string\"}}}}",
        "{\"properties\": {\"a\": {\"type\": \"string\"}}, \"oneOf\": [{\"properties\": {\"b\":"
            + " {\"type\": \"string\"}}, \"required\": [\"b\"]}]}"
      })
  void aConditionNeedsNoTypeOfItsOwn(String schema) throws IOException {
    write("p/in/good.schema.json", schema.replaceFirst("\\{", "{\"type\": \"object\", "));

    assertThat(Contracts.load(folder).problems()).isEmpty();
  }

  @Test
  void aKindWithRightAnnotationsIsUsed() throws IOException {
    writeKind(
        """
        "x-business-key": ["/a"], "x-version": "/v",
        "x-case": {"role": "open", "find": {"type": "t", "at": "/a"}, "add": [], "knownTo": "/a",
          "facts": {"f": "/a"}, "consent": {"at": "/a", "purpose": "p", "recipient": "r"}}
        """);

    Contracts contracts = Contracts.load(folder);

    assertThat(contracts.problems()).isEmpty();
    assertThat(contracts.canonical("kind")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x-business-key is missing | \"title\": \"t\"",
        "no field /b | \"x-business-key\": [\"/b\"]",
        "no field /w | \"x-business-key\": [\"/a\"], \"x-version\": \"/w\"",
        "ADOPT | CASE \"role\": \"adopt\", \"find\": {\"type\": \"t\", \"at\": \"/a\"}}",
        "no \"ad\" | CASE \"role\": \"open\", \"ad\": [], \"find\": {\"type\": \"t\", \"at\":"
            + " \"/a\"}}",
        "names no field | CASE \"role\": \"open\", \"find\": {\"type\": \"t\"}}",
        "no \"att\" | CASE \"role\": \"open\", \"find\": {\"type\": \"t\", \"at\": \"/a\", \"att\":"
            + " 1}}",
        "has no type | CASE \"role\": \"open\", \"find\": {\"at\": \"/a\"}}",
        "no \"recipients\" | CASE \"role\": \"open\", \"find\": {\"type\": \"t\", \"at\": \"/a\"},"
            + " \"consent\": {\"at\": \"/a\", \"purpose\": \"p\", \"recipients\": \"r\"}}",
      })
  void aKindWithWrongAnnotationsIsNotUsed(String expected, String annotations) throws IOException {
    writeKind(annotations.replace("CASE", "\"x-business-key\": [\"/a\"], \"x-case\": {"));

    Contracts contracts = Contracts.load(folder);

    assertThat(contracts.canonical("kind")).isEmpty();
    assertThat(contracts.problems()).extracting(FileProblem::code).containsExactly("HUB-C091");
    assertThat(contracts.problems().toString()).contains(expected);
  }

  private void writeKind(String annotations) throws IOException {
    write(
        "canonical/kind.schema.json",
        """
        {"type": "object", "properties": {"a": {"type": "string"}, "v": {"type": "integer"}}, %s}
        """
            .formatted(annotations));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(.*a){12}$", "^(a|b)*$"})
  void shouldNotDecideWhereAPatternDoesNotEnd(String pattern) throws IOException {
    Files.createDirectories(folder.resolve("p/in"));
    Files.writeString(
        folder.resolve("p/in/k.schema.json"),
        """
        {"type": "object", "properties": {"t": {"type": "string", "pattern": "%s"}}}
        """
            .formatted(pattern));
    Contract contract = Contracts.load(folder).incoming("p", "k").orElseThrow();
    ObjectNode hard = JSON.createObjectNode().put("t", "ab" + "a".repeat(200_000) + "!");

    assertThatThrownBy(() -> contract.check(hard))
        .isInstanceOfSatisfying(
            Undecided.class, e -> assertThat(e.violation().code()).isEqualTo("HUB-C032"));
    assertThat(contract.check(JSON.createObjectNode().put("t", "aaaaaaaaaaaa")).errors()).isEmpty();
    assertThat(contract.check(JSON.createObjectNode().put("t", "!")).errors()).hasSize(1);
  }

  @Test
  @Timeout(20)
  void shouldNotExplainEveryOneOfManyViolations() {
    ObjectNode crowded = JSON.createObjectNode();
    for (int n = 0; n < 100_000; n++) {
      crowded.put("k" + n, n);
    }

    List<Violation> errors =
        CONTRACTS.incoming("blk", "enrolment").orElseThrow().check(crowded).errors();

    assertThat(errors).hasSize(100);
    assertThat(errors.get(99).code()).isEqualTo("HUB-C031");
    assertThat(errors.get(99).message().en()).contains("more violations");
  }

  private static ObjectNode sample(String path) throws IOException {
    byte[] body = Files.readString(MAPPINGS.resolve(path)).getBytes(StandardCharsets.UTF_8);
    return new StrictJson().parse(body, 100_000).document();
  }
}
