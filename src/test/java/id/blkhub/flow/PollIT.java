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
import com.github.tomakehurst.wiremock.WireMockServer;
import id.blkhub.docs.RecipesTest;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    portal = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    portal.start();
    offerThePagesOfTheGuide();
    OwnFiles files = OwnFiles.copyTo(home);
    RecipesTest.writeFiles(Files.readString(RecipesTest.POLLS), home);
    String table = Files.readString(RecipesTest.TABLES);
    RecipesTest.writeFiles(table, home);
    String registry = TestDatabases.newPostgresUrl();
    writeTheTableOfTheGuide(registry, table);
    hub =
        TestHub.start(
            home.resolve("data"),
            Engine.SQLITE,
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
                    "0739d91f9c832f041898dca9dc785c3b63aa4b7f148f782fbea2846bdbb9841c"));
    blk = hub.partner("blk");
    vacancies = Mailbox.of(blk, "out.blk.vacancy");
  }

  @AfterAll
  static void stop() throws Exception {
    blk.close();
    hub.close();
    database.close();
    portal.stop();
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
}
