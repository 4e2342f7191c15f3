package id.blkhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.cli.Commands;
import id.blkhub.flow.OwnFiles;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.Mailbox;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An employer and a registry that each migrate in their own time, while messages go on. */
class ContractVersionsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SCHEMA = "https://supra.example/skema/vacancy/";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir private static Path home;
  @TempDir private static Path data;
  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner supra;
  private static Mailbox receipts;
  private static Mailbox vacancies;
  private static HttpPartner http;

  private final int number = NUMBER.incrementAndGet();
  private final String id = "versi-" + number;
  private final ObjectNode first = Texts.vacancy(number, 1, 1);
  private final ObjectNode second = second(Texts.vacancy(number, 1, 1));

  @BeforeAll
  static void start() throws Exception {
    OwnFiles files = OwnFiles.copyTo(home);
    release("supra");
    release("blk");
    change(files);
    files.change("routes/supra/partner.yaml", "[vacancy, ", "[{kind: vacancy, version: 1}, ");
    files.change(
        "routes/blk/partner.yaml",
        "kind: vacancy\n    scope: all",
        "kind: vacancy\n    version: 1\n    scope: all");
    hub = TestHub.start(data, Engine.SQLITE, files.settings());
    blk = hub.partner("blk");
    supra = hub.partner("supra");
    receipts = Mailbox.of(supra, "receipts.supra");
    vacancies = Mailbox.of(blk, "out.blk.vacancy");
    http = new HttpPartner("supra", "supra", hub.httpPort());
  }

  private static void release(String partner) throws IOException {
    assertThat(
            Commands.run(
                new String[] {
                  "contract",
                  "release",
                  partner,
                  "--routes=" + home.resolve("routes"),
                  "--mappings=" + home.resolve("mappings")
                }))
        .hasValue(0);
  }

  /** The second versions: another name for the title, on both sides. */
  private static void change(OwnFiles files) throws IOException {
    String schema = "mappings/supra/in/vacancy.schema.json";
    files.change(schema, "\"identifier\", \"title\"", "\"identifier\", \"jobTitle\"");
    files.change(schema, "    \"title\": {", "    \"jobTitle\": {");
    files.change("mappings/supra/in/vacancy.jslt", "\"title\": .title", "\"title\": .jobTitle");
    files.change("mappings/blk/out/vacancy.schema.json", "\"jabatan\"", "\"posisi\"");
    files.change("mappings/blk/out/vacancy.jslt", "\"jabatan\"", "\"posisi\"");
  }

  private static ObjectNode second(ObjectNode vacancy) {
    vacancy.set("jobTitle", vacancy.remove("title"));
    return vacancy;
  }

  @AfterAll
  static void stop() throws JMSException {
    blk.close();
    supra.close();
    hub.close();
  }

  @Test
  void shouldReadAMessageThatNamesNoVersionByTheProfile() throws JMSException {
    send(first, Map.of());

    assertAcceptedAndDelivered();
  }

  @Test
  void shouldReadTheOtherVersionOverAmqp() throws JMSException {
    send(second, Map.of("cloudEvents_dataschema", SCHEMA + 2));

    assertAcceptedAndDelivered();
  }

  @Test
  void shouldReadTheOtherVersionOverHttp() {
    assertThat(post(second, "ce-dataschema", SCHEMA + 2).status()).isEqualTo(202);

    assertAcceptedAndDelivered();
  }

  @Test
  void shouldReadTheVersionAStructuredEventNames() throws JMSException {
    ObjectNode event = second.objectNode();
    event.put("specversion", "1.0").put("id", id).put("source", "urn:supra").put("type", "l");
    event.put("dataschema", SCHEMA + 2).set("data", second);
    if (number % 2 == 0) {
      supra.send("in.supra.vacancy", event.toString());
    } else {
      HttpPartner.Answer answer =
          http.post("vacancy", event.toString(), "Content-Type", "application/cloudevents+json");
      assertThat(answer.status()).isEqualTo(202);
    }

    assertAcceptedAndDelivered();
  }

  @Test
  void shouldTakeTheSameMessageInTheOtherVersionForARepetition() throws JMSException {
    send(first, Map.of());
    assertAcceptedAndDelivered();

    send(second, Map.of("cloudEvents_dataschema", SCHEMA + 2));

    await().atMost(PATIENCE).until(() -> !receipts.receiptsOf(id, "DUPLICATE").isEmpty());
  }

  @Test
  void shouldRefuseAVersionThatIsNotThere() throws JMSException {
    HttpPartner.Answer answer = post(second, "ce-dataschema", SCHEMA + 3);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("HUB-C033");
    assertThat(answer.json().at("/errors/0/message/id").asText()).contains("yang ada: 1, 2");

    send(second, Map.of("cloudEvents_dataschema", SCHEMA + 3));
    await().atMost(PATIENCE).until(() -> !receipts.receiptsOf(id, "REJECTED").isEmpty());
  }

  @Test
  void shouldNotReadTheOtherVersionUnnamed() {
    HttpPartner.Answer answer = post(second);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors").findValuesAsText("path")).contains("/title");
  }

  @Test
  void shouldHandOutBothVersions() {
    JsonNode index = http.get("/api/v1/contracts").json();

    assertThat(index.path("files").findValuesAsText("path"))
        .contains(
            "schemas/in/vacancy.schema.json",
            "schemas/released/1/in/vacancy.schema.json",
            "samples/released/1/in/vacancy/full.json");
  }

  private HttpPartner.Answer post(ObjectNode message, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Idempotency-Key", id));
    return http.post("vacancy", message.toString(), all.toArray(String[]::new));
  }

  private void send(ObjectNode message, Map<String, String> attributes) throws JMSException {
    Map<String, String> all = new HashMap<>(attributes);
    all.put("cloudEvents_id", id);
    all.put("cloudEvents_source", "urn:supra");
    supra.send("in.supra.vacancy", message.toString(), all, DeliveryMode.PERSISTENT);
  }

  /** The receiver has not migrated, whatever its sender speaks. */
  private void assertAcceptedAndDelivered() {
    await().atMost(PATIENCE).until(() -> !receipts.receiptsOf(id, "ACCEPTED").isEmpty());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(vacancies.letters())
                    .filteredOn(
                        letter ->
                            letter
                                .json()
                                .path("id_lowongan")
                                .asText()
                                .equals(Texts.vacancyId(number)))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.json().has("jabatan")).isTrue()));
  }
}
