package id.blkhub.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.oas.OpenApi30;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import id.blkhub.contract.Contracts;
import id.blkhub.flow.OwnFiles;
import id.blkhub.message.HubAddress;
import id.blkhub.partner.PartnerProfiles;
import io.apicurio.datamodels.Library;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each shipped partner is handed, judged by validators that are not the hub's. */
class PartnerPackTest {
  private static final Path ROUTES = Path.of("routes");
  private static final Path MAPPINGS = Path.of("mappings");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final PartnerProfiles PROFILES = PartnerProfiles.load(ROUTES);
  private static final Contracts CONTRACTS = Contracts.load(MAPPINGS);
  private static final Pattern LINK = Pattern.compile("href=\"([^\"#]+)\"");

  static Stream<String> partners() {
    return PROFILES.profiles().keySet().stream();
  }

  private static PartnerPack pack(String partner) {
    return PartnerPack.of(ROUTES, MAPPINGS, CONTRACTS, PROFILES.profiles().get(partner));
  }

  @ParameterizedTest
  @MethodSource("partners")
  void shouldDescribeTheQueuesInAsyncApi(String partner) throws IOException {
    ObjectNode document = document(partner, "asyncapi.yaml");

    assertThat(problems(document)).isEmpty();
    assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
    // whoever sends nothing and gets files has no queue
    assertThat(document.path("channels").isEmpty()).isEqualTo(partner.equals("disperindag"));
    everyLocalReferenceLeadsSomewhere(document, document, pack(partner));
  }

  @Test
  void shouldHandOutNoSampleThatMustBeRefused(@TempDir Path home) throws IOException {
    OwnFiles files = OwnFiles.copyTo(home);
    files.write("mappings/supra/in/vacancy/wrong.in.json", "{\"title\": 1}");
    files.write("mappings/supra/in/vacancy/wrong.problems.json", "[]");

    assertThat(
            PartnerPack.of(
                    ROUTES, home.resolve("mappings"), CONTRACTS, PROFILES.profiles().get("supra"))
                .files()
                .keySet())
        .anyMatch(name -> name.contains("full"))
        .noneMatch(name -> name.contains("wrong"));
  }

  @ParameterizedTest
  @MethodSource("partners")
  void shouldDescribeTheInterfaceInOpenApi(String partner, @TempDir Path folder)
      throws IOException {
    pack(partner).writeTo(folder);
    ParseOptions options = new ParseOptions();
    options.setResolve(true);

    SwaggerParseResult result =
        new OpenAPIV3Parser()
            .readLocation(folder.resolve("openapi.yaml").toString(), List.of(), options);

    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(result.getOpenAPI().getPaths()).isNotEmpty();
    ObjectNode document = document(partner, "openapi.yaml");
    everyLocalReferenceLeadsSomewhere(document, document, pack(partner));
  }

  @ParameterizedTest
  @MethodSource("partners")
  void shouldHandOutContractsThatAnotherValidatorKeeps(String partner) throws IOException {
    Map<String, byte[]> files = pack(partner).files();
    ValidatorFactory validators =
        new ValidatorFactory().withDefaultDialect(new Dialects.Draft2020Dialect());

    List<String> samples = files.keySet().stream().filter(f -> f.startsWith("samples/")).toList();
    // of a centre that is planned everything is refused, and nothing is sent to it
    assertThat(samples.isEmpty()).isEqualTo(partner.equals("blk-pangkalpinang"));
    for (String sample : samples) {
      String schema = "schemas/" + sample.replaceAll("^samples/(.*)/[^/]*$", "$1") + ".schema.json";
      Validator.Result result = validators.validate(text(files, schema), text(files, sample));
      assertThat(result.isValid()).as(sample + ": " + result.getErrors()).isTrue();

      ObjectNode broken = (ObjectNode) JSON.readTree(files.get(sample));
      broken.put("tidak_dikenal", true);
      boolean closed =
          !JSON.readTree(files.get(schema)).path("additionalProperties").asBoolean(true)
              || !JSON.readTree(files.get(schema)).path("unevaluatedProperties").asBoolean(true);
      assertThat(validators.validate(text(files, schema), broken.toString()).isValid())
          .as(schema + " with an unknown field")
          .isEqualTo(!closed);
    }
  }

  @ParameterizedTest
  @MethodSource("partners")
  void shouldLeadAReaderToFilesThatAreThere(String partner) {
    Map<String, byte[]> files = pack(partner).files();
    List<String> links = new ArrayList<>();
    Matcher link = LINK.matcher(text(files, "index.html"));
    while (link.find()) {
      links.add(link.group(1));
    }

    assertThat(links).contains("asyncapi.yaml", "openapi.yaml", "clients/client.py");
    assertThat(files.keySet()).containsAll(links);
  }

  @Test
  void shouldSayWhatGoesByQueueAndWhatByCall() throws IOException {
    assertThat(document("blk", "asyncapi.yaml").path("channels").fieldNames())
        .toIterable()
        .contains("in.blk.enrolment", "out.blk.vacancy", "receipts.blk");
    assertThat(document("bnsp", "asyncapi.yaml").path("channels").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("in.bnsp.certification", "receipts.bnsp");
    assertThat(document("bnsp", "openapi.yaml").path("webhooks").fieldNames())
        .toIterable()
        .containsExactly("assessment.jadwal", "assessment");
    assertThat(document("supra", "openapi.yaml").path("paths").fieldNames())
        .toIterable()
        .contains("/api/v1/messages/vacancy", "/api/v1/outbox/certification")
        .doesNotContain("/api/v1/messages/enrolment");
  }

  @Test
  void shouldShowAPartnerTheCallsItGets() throws IOException {
    Map<String, byte[]> files = pack("bank").files();
    JsonNode webhooks = document("bank", "openapi.yaml").path("webhooks");
    JsonNode referral = webhooks.at("/microcredit-referral/post");
    JsonNode cancel = webhooks.at("/microcredit-referral.void/post");

    assertThat(referral.path("x-path").asText()).isEqualTo("/v1.0/kur/referral");
    assertThat(referral.path("parameters").findValuesAsText("name"))
        .contains("Idempotency-Key", "X-SIGNATURE", "X-EXTERNAL-ID", "ce-test")
        .doesNotContain("ce-correction");
    assertThat(referral.at("/responses/2XX/description").asText()).contains("2007400", "DELIVERED");
    assertThat(referral.at("/responses/409/description").asText())
        .contains("4097401", "4097400", "HUB-D008");
    assertThat(referral.at("/responses/5XX/description").asText()).contains("HUB-D013");
    assertThat(cancel.path("x-path").asText()).isEqualTo("/v1.0/kur/referral/cancel");
    assertThat(cancel.at("/parameters").findValuesAsText("name")).contains("ce-correction");
    assertThat(text(files, "index.html"))
        .contains("POST /v1.0/kur/referral/cancel", "X-SIGNATURE", "HUB-D013");
    assertThat(text(pack("bnsp").files(), "samples/calls/assessment.jadwal/full.json"))
        .contains("nama_jadwal")
        .doesNotContain("nik");
  }

  @ParameterizedTest
  @MethodSource("partners")
  void shouldSayTheSameInOpenApi30ForOlderGateways(String partner, @TempDir Path folder)
      throws IOException {
    pack(partner).writeTo(folder);
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    for (String name : List.of("openapi-3.0.yaml", "your-interface-3.0.yaml")) {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        continue;
      }
      String text = Files.readString(file);
      SwaggerParseResult result =
          new OpenAPIV3Parser().readLocation(file.toString(), List.of(), options);

      assertThat(result.getMessages()).as(name).isEmpty();
      assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.0.3");
      assertThat(result.getOpenAPI().getPaths()).isNotEmpty();
      ObjectNode document = (ObjectNode) YAML.readTree(text);
      everyLocalReferenceLeadsSomewhere(document, document, pack(partner));
      noKeywordOfLaterVersions(document.path("components").path("schemas"), true);
      assertThat(document.has("webhooks")).isFalse();
    }
    ObjectNode newer = document(partner, "openapi.yaml");
    assertThat(document(partner, "openapi-3.0.yaml").path("paths").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> newer.path("paths").fieldNames());
  }

  private static void noKeywordOfLaterVersions(JsonNode node, boolean names) {
    node.fields()
        .forEachRemaining(
            field -> {
              if (!names) {
                assertThat(field.getKey())
                    .isNotIn("const", "$defs", "$schema", "if", "then", "examples", "prefixItems");
                assertThat(field.getKey().equals("type") && field.getValue().isArray()).isFalse();
              }
              noKeywordOfLaterVersions(
                  field.getValue(), !names && field.getKey().equals("properties"));
            });
  }

  /** A sample that the contract takes must pass a gateway that has imported the older form. */
  @ParameterizedTest
  @MethodSource("partners")
  void shouldTakeInOpenApi30WhatTheContractTakes(String partner) throws IOException {
    Map<String, byte[]> files = pack(partner).files();
    ObjectNode document = document(partner, "openapi-3.0.yaml");
    SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().build();
    JsonSchemaFactory factory =
        JsonSchemaFactory.builder()
            .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
            .metaSchema(OpenApi30.getInstance())
            .build();
    for (String sample : files.keySet()) {
      Matcher named = Pattern.compile("samples/in/([^/]+)/[^/]+\\.json").matcher(sample);
      if (named.matches()) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$ref", "#/components/schemas/in-" + named.group(1));
        schema.set("components", document.get("components"));
        JsonNode broken = JSON.createObjectNode();

        assertThat(factory.getSchema(schema, config).validate(JSON.readTree(files.get(sample))))
            .as(sample)
            .isEmpty();
        assertThat(factory.getSchema(schema, config).validate(broken)).isNotEmpty();
      }
    }
  }

  @Test
  void shouldTellAReceiverHowAVoidLooks() throws IOException {
    Map<String, byte[]> files = pack("blk").files();
    JsonNode schema = JSON.readTree(files.get("schemas/out/certification.void.schema.json"));

    assertThat(schema.at("/properties/key/properties/registrationNo/x-your-field").asText())
        .isEqualTo("/no_registrasi_uji");
    assertThat(document("blk", "asyncapi.yaml").at("/channels/out.blk.certification/messages"))
        .hasSize(2);
    assertThat(
            document("blk", "openapi.yaml")
                .at("/paths/~1api~1v1~1outbox~1certification")
                .toString())
        .contains("certification.void.schema.json");
    assertThat(text(files, "samples/out/certification.void/void.json")).contains("registrationNo");
  }

  @Test
  void shouldListTheValuesOfAFormatAndTheCodesThatCanOccur() throws IOException {
    Map<String, byte[]> files = pack("supra").files();
    String page = text(files, "index.html");

    assertThat(text(files, "tables/vocations.csv"))
        .contains("teknik-las")
        .doesNotContain("registry");
    assertThat(page)
        .contains("href=\"tables/vocations.csv\"", "NIB", "HUB-C020", "ce-correctionreason")
        .doesNotContain("HUB-C061", "HUB-L", "HUB-M");
    JsonNode problems = JSON.readTree(files.get("problems.json"));
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.path("id").asText()).isNotBlank();
              assertThat(problem.path("en").asText()).isNotBlank();
              assertThat(problem.path("remedy").asText())
                  .as(problem.path("code").asText())
                  .isNotBlank();
            })
        .hasSizeGreaterThan(60);
    assertThat(text(pack("blk").files(), "index.html")).contains("HUB-C061");
  }

  @Test
  void shouldNameTheAddressOfTheHub() throws IOException {
    PartnerPack own =
        PartnerPack.of(
            ROUTES,
            MAPPINGS,
            CONTRACTS,
            PROFILES.profiles().get("supra"),
            HubAddress.valueOf("https://hub.kemnaker.example:8443/"));

    assertThat(text(own.files(), "index.html"))
        .contains(
            "https://hub.kemnaker.example:8443/api/v1/messages/vacancy",
            "hub.kemnaker.example:5671");
    assertThat(text(own.files(), "openapi.yaml")).contains("https://hub.kemnaker.example:8443");
    assertThat(text(own.files(), "collection.json")).contains("https://hub.kemnaker.example:8443");
    assertThat(own.version()).isEqualTo(pack("supra").version());
    for (String wrong :
        List.of("hub.example", "ftp://hub", "https://u:p@hub", "https://hub/?a=b")) {
      assertThatThrownBy(() -> HubAddress.valueOf(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Its goings-on after a short outage are played with a whole hub. */
  @Test
  void shouldHandOutClientsThatOutlastAnOutageOfTenMinutes() {
    Map<String, byte[]> files = pack("blk").files();
    for (String client : List.of("Client.java", "client.py", "client.mjs", "client.sh")) {
      Matcher patience =
          Pattern.compile("HUB_PATIENCE\\D{1,8}(\\d+)").matcher(text(files, "clients/" + client));
      assertThat(patience.results().map(found -> Integer.valueOf(found.group(1))))
          .as(client)
          .contains(1_800);
    }
  }

  @Test
  void shouldTellNothingOfOtherPartners() {
    Map<String, byte[]> files = pack("supra").files();
    String all = String.join("\n", files.keySet().stream().map(f -> text(files, f)).toList());

    assertThat(all).doesNotContain("PKS-2026-014", "in.blk.", "out.dinkop.", "bnsp.url");
  }

  @Test
  void shouldGiveTheSameBytesForTheSameFiles() throws IOException {
    assertThat(pack("blk").zip()).isEqualTo(pack("blk").zip());
    assertThat(pack("blk").version()).isNotEqualTo(pack("supra").version());
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack("blk").zip()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names).contains("blk/index.html", "blk/schemas/in/enrolment.schema.json");
  }

  @Test
  void shouldOverwriteNothing(@TempDir Path folder) throws IOException {
    Path to = folder.resolve("paket");
    pack("blk").writeTo(to);
    assertThat(to.resolve("index.html")).exists();

    Files.writeString(to.resolve("index.html"), "milik saya");
    assertThatThrownBy(() -> pack("blk").writeTo(to))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(to.resolve("index.html")).hasContent("milik saya");
  }

  private static List<String> problems(ObjectNode document) {
    return Library.validate(Library.readDocument(document.deepCopy()), null).stream()
        .map(problem -> problem.nodePath + ": " + problem.message)
        .toList();
  }

  private static ObjectNode document(String partner, String name) throws IOException {
    return (ObjectNode) YAML.readTree(pack(partner).files().get(name));
  }

  private static String text(Map<String, byte[]> files, String name) {
    assertThat(files).containsKey(name);
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static void everyLocalReferenceLeadsSomewhere(
      JsonNode node, JsonNode root, PartnerPack pack) {
    if (node.path("$ref").isTextual()) {
      String reference = node.get("$ref").asText();
      if (reference.startsWith("#")) {
        assertThat(root.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      } else {
        String file = reference.substring(2).replaceAll("#.*", "");
        assertThat(pack.files()).as(reference).containsKey(file);
      }
    }
    node.forEach(child -> everyLocalReferenceLeadsSomewhere(child, root, pack));
  }
}
