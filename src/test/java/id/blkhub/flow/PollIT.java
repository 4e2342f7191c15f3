package id.blkhub.flow;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import id.blkhub.docs.RecipesTest;
import id.blkhub.message.State;
import id.blkhub.sandbox.CentreStub;
import id.blkhub.sandbox.MinistryStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.SandboxSettings;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners that a whole hub asks for their lists, over real HTTP. */
class PollIT {
  private static WireMockServer portal;
  private static TestHub hub;
  private static Connection database;
  private static QueuePartner blk;
  private static Mailbox vacancies;
  private static MinistryStub ministry;
  private static CentreStub centre;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    portal = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    portal.start();
    offerThePagesOfTheGuide();
    ministry = MinistryStub.start();
    centre = CentreStub.start();
    OwnFiles files = OwnFiles.copyTo(home);
    RecipesTest.writeFiles(Files.readString(RecipesTest.POLLS), home);
    String table = Files.readString(RecipesTest.TABLES);
    RecipesTest.writeFiles(table, home);
    String registry = TestDatabases.newPostgresUrl();
    writeTheTableOfTheGuide(registry, table);
    Map<String, Object> settings =
        files.settings(
            "bursaku.url", portal.baseUrl(),
            "hub.logins.bursaku.type", "oauth2",
            "hub.logins.bursaku.url", portal.baseUrl() + "/oauth/token",
            "hub.logins.bursaku.user", "hub",
            "hub.logins.bursaku.key", "rahasia",
            "hub.partner-databases.blk-tabel.url", registry,
            "hub.partner-databases.blk-tabel.user", "blkhub",
            "hub.partner-databases.blk-tabel.password", "rahasia",
            "hub.accounts.bursaku",
                "0739d91f9c832f041898dca9dc785c3b63aa4b7f148f782fbea2846bdbb9841c");
    settings.putAll(SandboxSettings.ministry(ministry.url()));
    settings.putAll(SandboxSettings.centre(centre.url()));
    hub = TestHub.start(home.resolve("data"), Engine.SQLITE, settings);
    blk = hub.partner("blk");
    vacancies = Mailbox.of(blk, "out.blk.vacancy");
  }

  @AfterAll
  static void stop() throws Exception {
    blk.close();
    hub.close();
    database.close();
    portal.stop();
    ministry.close();
    centre.close();
  }

  private static void offerThePagesOfTheGuide() throws Exception {
    portal.stubFor(
        post(urlPathEqualTo("/oauth/token"))
            .willReturn(
                aResponse()
                    .withBody(
                        "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":60}")));
    Matcher pages =
        Pattern.compile("(?ms)^<!-- page: (\\d) -->\\n```json\\n(.*?)^```$")
            .matcher(Files.readString(RecipesTest.POLLS));
    while (pages.find()) {
      portal.stubFor(
          get(urlPathEqualTo("/v1/lowongan"))
              .withQueryParam("status", equalTo("aktif"))
              .withQueryParam("page", equalTo(pages.group(1)))
              .withQueryParam("limit", equalTo("2"))
              .withHeader("Authorization", equalTo("Bearer t"))
              .willReturn(aResponse().withBody(pages.group(2))));
    }
  }

  private static void writeTheTableOfTheGuide(String url, String page) throws SQLException {
    database = DriverManager.getConnection(url, "postgres", "");
    Matcher statements = Pattern.compile("(?ms)^```sql\\n(.*?)^```$").matcher(page);
    while (statements.find()) {
      try (Statement statement = database.createStatement()) {
        statement.execute(statements.group(1));
      }
    }
  }

  @Test
  void shouldTakeTheRowsOfTheTableAsItsGuideSays() throws Exception {
    await().until(() -> Checks.sent(hub, "blk-tabel", "enrolment", State.ACCEPTED) == 1);
    try (Statement statement = database.createStatement()) {
      await()
          .until(
              () -> {
                try (ResultSet rows =
                    statement.executeQuery(
                        "SELECT count(*) FROM hub_outbox WHERE taken_at IS NOT NULL")) {
                  return rows.next() && rows.getInt(1) == 1;
                }
              });
    }
    assertThat(Checks.messages(hub, "enrolment", "TB-2026-0001")).hasSize(1);
  }

  @Test
  void shouldDoAsTheGuideSays() throws Exception {
    vacancies.letter("\"BK-7\"");
    await().until(() -> Checks.sent(hub, "bursaku", "vacancy", State.REJECTED) == 2);

    HttpPartner bursaku = new HttpPartner("bursaku", "bursaku", hub.httpPort());
    JsonNode items = bursaku.get("/api/v1/items").json().path("items");
    assertThat(items).hasSize(2);
    assertThat(items.get(0).path("name").asText()).isEqualTo("vacancy");
    assertThat(bursaku.get("/api/v1/receipts?state=REJECTED").text())
        .contains("HUB-X066", "/kursi");

    int calls = portal.getAllServeEvents().size();
    await().until(() -> portal.getAllServeEvents().size() > calls + 2);
    assertThat(vacancies.count("\"BK-7\"")).isEqualTo(1);
    assertThat(Checks.messages(hub, "vacancy", "BK-7")).hasSize(1);
    assertThat(Checks.sent(hub, "bursaku", "vacancy", State.REJECTED)).isEqualTo(2);
  }

  @Test
  void shouldReadWhatTheMinistryPublishesAndNotTellItThatAgain() throws Exception {
    JsonNode told = vacancies.letter("KH-5d1f3b52-6f0a-4a43-8d0b-1c6d8a7b9e10").body();
    vacancies.letter("KH-5d1f3b52-6f0a-4a43-8d0b-1c6d8a7b9e11");

    assertThat(told.path("jabatan").asText()).isEqualTo("Operator Las");
    assertThat(told.path("kode_wilayah").asText()).isEqualTo("3525");
    await().until(hub::journalled);
    assertThat(ministry.received("/karirhub/v1/vacancy-reports").toString()).doesNotContain("KH-");
  }

  @Test
  void shouldTellTheMinistryOfAVacancyAndAgainWhenItIsFilled() throws Exception {
    QueuePartner supra = hub.partner("supra");
    ObjectNode notice = Texts.vacancy(901, 1, 3);
    notice.withObject("/hiringOrganization/identifier").put("propertyID", "WLKP");
    notice.withObject("/hiringOrganization/identifier").put("value", "36603.20260101.0001");

    supra.send("in.supra.vacancy", notice.toString());
    Checks.awaitDelivery(hub, "vacancy", Texts.vacancyId(901), "kemnaker", State.DELIVERED);
    ObjectNode filled = Texts.vacancy(901, 2, 3).put("blk:status", "FILLED");
    filled.set("hiringOrganization", notice.get("hiringOrganization"));
    supra.send("in.supra.vacancy", filled.toString());

    await()
        .untilAsserted(
            () ->
                assertThat(
                        ministry.received("/karirhub/v1/vacancy-reports").stream()
                            .filter(body -> body.contains(Texts.vacancyId(901)))
                            .map(PollIT::status))
                    .containsExactly("active", "filled"));
    supra.close();
  }

  private static String status(String body) {
    return body.replaceAll(".*\"status\":\"([a-z]+)\".*", "$1");
  }

  @Test
  void shouldReadACentresRegistryAndGiveItsCertificateBackToItAlone() throws Exception {
    Checks.awaitState(hub, "enrolment", "BJN-2026-0001", State.ACCEPTED);
    Checks.awaitDelivery(hub, "assessment", "BJN-UJI-2026-0001", "bnsp", State.DELIVERED);
    JsonMapper json = new JsonMapper();
    ObjectNode certificate =
        (ObjectNode)
            json.readTree(Path.of("mappings/bnsp/in/certification/competent.in.json").toFile());
    certificate.put("nomor_peserta", "BJN-UJI-2026-0001");
    certificate.put("nik_peserta", "3522165205020001").put("nama", "Contoh Peserta Bojonegoro");
    certificate.put("nomor_sertifikat", "25920.7212.3.0000901.2026");
    HttpPartner bnsp = new HttpPartner("bnsp", "bnsp", hub.httpPort());

    bnsp.post("certification", certificate.toString());

    QueuePartner own = hub.partner("blk-bojonegoro");
    JsonNode told =
        Mailbox.of(own, "out.blk-bojonegoro.certification").letter("BJN-UJI-2026-0001").body();
    assertThat(told.path("hasil").asText()).isEqualTo("KOMPETEN");
    Checks.awaitDelivery(hub, "certification", "BJN-UJI-2026-0001", "blk", State.FILTERED);
    own.close();
  }
}
