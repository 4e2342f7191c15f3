package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.door.Addresses;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound messages on which the hub's own files fail: kept, told, and nobody else's trouble. */
class HeldIT {
  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner supra;
  private static Mailbox supraReceipts;
  private static Mailbox blkReceipts;
  private static Mailbox vacancies;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    OwnFiles files =
        OwnFiles.copyTo(folder)
            .change(
                "mappings/supra/in/vacancy.jslt",
                "let home =",
                "def endless(x)\n  endless($x) + 1\nlet home =")
            .change(
                "mappings/supra/in/vacancy.jslt",
                "\"title\": .title,",
                """
                "title": if (.title == "MAPPING") error("sample trouble")
                         else if (.title == "ENDLESS") endless(.title) else .title,\
                """)
            .change(
                "mappings/blk/out/vacancy.jslt",
                "\"id_lowongan\": .vacancyId,",
                """
                "id_lowongan": if (.title == "OUTGOING") error("sample trouble") else .vacancyId,\
                """)
            .delete("mappings/canonical/assessment.schema.json");
    String profile = files.read("routes/blk/partner.yaml");
    int vacancy = profile.indexOf("- kind: vacancy");
    files.write(
        "routes/blk/partner.yaml",
        profile.substring(0, vacancy)
            + profile
                .substring(vacancy)
                .replace(
                    "    scope: all\n",
                    "    scope: all\n    when: 'if (.title == \"CONDITION\") error(\"x\") else true'\n"));
    hub = TestHub.start(folder.resolve("data"), Engine.SQLITE, files.settings());
    blk = hub.partner("blk");
    supra = hub.partner("supra");
    supraReceipts = Mailbox.of(supra, "receipts.supra");
    blkReceipts = Mailbox.of(blk, "receipts.blk");
    vacancies = Mailbox.of(blk, "out.blk.vacancy");
  }

  @AfterAll
  static void stop() throws Exception {
    blk.close();
    supra.close();
    hub.close();
  }

  @Test
  void shouldHoldOnlyTheMessagesOnWhichTheHubFailed() throws Exception {
    CamelContext camel = hub.bean(CamelContext.class);
    camel.getRouteController().suspendRoute("in.supra.vacancy");
    List<String> held = List.of("MAPPING", "ENDLESS", "CONDITION");
    List<String> good = new ArrayList<>();
    int n = 0;
    for (String title : held) {
      send(title, n++, title);
      good.add("good-" + n);
      send("Juru Las", n++, good.get(good.size() - 1));
    }
    camel.getRouteController().resumeRoute("in.supra.vacancy");

    for (String id : good) {
      receipt(supraReceipts, id, State.DELIVERED);
    }
    for (String id : held) {
      JsonNode receipt = receipt(supraReceipts, id, State.HELD);
      assertThat(Mailbox.codes(receipt)).as(id).hasSize(1);
      assertThat(receipt.toString()).doesNotContain("sample trouble");
    }
    assertThat(Mailbox.codes(receipt(supraReceipts, "MAPPING", State.HELD)))
        .containsExactly("HUB-M010");
    assertThat(Mailbox.codes(receipt(supraReceipts, "ENDLESS", State.HELD)))
        .containsExactly("HUB-M011");
    assertThat(Mailbox.codes(receipt(supraReceipts, "CONDITION", State.HELD)))
        .containsExactly("HUB-M010");
    assertThat(vacancies.letters()).hasSize(good.size());
    assertThat(hub.depth(Addresses.held("supra", "vacancy"))).isEqualTo(held.size());
    assertThat(clearTexts(Addresses.held("supra", "vacancy")))
        .as("held messages are sealed")
        .noneMatch(text -> text.contains("JobPosting"));
    Checks.journalled(hub);
    assertThat(Checks.sent(hub, "supra", "vacancy", State.HELD)).isEqualTo(held.size());
    Checks.nothingWentAstray(hub);
  }

  @Test
  void shouldHoldWhereTheCanonicalKindCannotBeUsed() throws Exception {
    blk.send(
        "in.blk.assessment",
        Letters.assessment(1),
        Map.of("cloudEvents_id", "no-canonical"),
        DeliveryMode.PERSISTENT);

    JsonNode receipt = receipt(blkReceipts, "no-canonical", State.HELD);

    assertThat(Mailbox.codes(receipt)).containsExactly("HUB-X003");
    assertThat(receipt.toString()).contains("canonical/assessment.schema.json");
    assertThat(hub.depth(Addresses.held("blk", "assessment"))).isEqualTo(1);
  }

  @Test
  void shouldParkADeliveryThatCannotBeMapped() throws Exception {
    send("OUTGOING", 500, "outgoing");

    JsonNode receipt = receipt(supraReceipts, "outgoing", State.PARKED);

    assertThat(Mailbox.codes(receipt)).containsExactly("HUB-M010");
    assertThat(hub.depth(Addresses.parked("blk", "vacancy"))).isEqualTo(1);
  }

  private static void send(String title, int n, String id) throws Exception {
    supra.send(
        "in.supra.vacancy",
        Letters.vacancy(n).replace("Juru Las", title),
        Map.of("cloudEvents_id", id),
        DeliveryMode.PERSISTENT);
  }

  private static JsonNode receipt(Mailbox receipts, String senderMessageId, State state) {
    return await(state + " for " + senderMessageId)
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                receipts.letters().stream()
                    .map(letter -> letter.body().path("data"))
                    .filter(r -> r.path("senderMessageId").asText().equals(senderMessageId))
                    .filter(r -> r.path("state").asText().equals(state.name()))
                    .findFirst()
                    .orElse(null),
            receipt -> receipt != null);
  }

  private static List<String> clearTexts(String queue) throws Exception {
    List<String> texts = new ArrayList<>();
    try (Connection connection = hub.bean(EmbeddedBroker.class).connections().createConnection();
        Session session = connection.createSession();
        QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
      connection.start();
      for (Object next : Collections.list(browser.getEnumeration())) {
        BytesMessage message = (BytesMessage) next;
        byte[] body = new byte[(int) message.getBodyLength()];
        message.readBytes(body);
        texts.add(new String(body, StandardCharsets.ISO_8859_1));
      }
    }
    return texts;
  }
}
