package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.journal.JournalSums;
import id.blkhub.journal.MessageView;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import id.blkhub.support.TwoRegistries;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sender says after it was wrong: cancelled, voided, corrected, or told late. */
class CorrectionsIT {
  private static final String TIMUR = TwoRegistries.SECOND;
  private static final JsonMapper JSON = new JsonMapper();

  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner supra;
  private static QueuePartner bnsp;
  private static Mailbox blkReceipts;
  private static Mailbox bnspReceipts;
  private static Mailbox supraReceipts;
  private static final Map<String, List<Told>> TOLD = new HashMap<>();

  /** A delivery as a receiver's client sees it. */
  private record Told(String id, String type, String correction, String text) {
    JsonNode json() throws Exception {
      return JSON.readTree(text);
    }
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    hub = TwoRegistries.start(folder, Engine.SQLITE, Map.of("hub.broker.longest-pause", "1s"));
    blk = hub.partner("blk");
    supra = hub.partner("supra");
    bnsp = hub.partner("bnsp");
    blkReceipts = Mailbox.of(blk, "receipts.blk");
    bnspReceipts = Mailbox.of(bnsp, "receipts.bnsp");
    supraReceipts = Mailbox.of(supra, "receipts.supra");
    listen(blk, "out.blk.certification");
    listen(blk, "out.blk.vacancy");
    listen(supra, "out.supra.certification");
  }

  @AfterAll
  static void everythingIsAccountedFor() throws Exception {
    try {
      Checks.nothingWentAstray(hub);
      await()
          .atMost(Mailbox.PATIENCE)
          .untilAsserted(
              () -> {
                JournalSums sums = hub.bean(JournalSums.class);
                assertThat(totals(sums.bySender(), null)).as("by sender").isEqualTo(atTheDoor());
                Map<String, Long> accepted = new TreeMap<>();
                sums.bySender().stream()
                    .filter(sum -> sum.state() == State.ACCEPTED)
                    .forEach(sum -> accepted.merge(sum.kind().value(), sum.count(), Long::sum));
                for (String receiver : List.of("blk", TIMUR, "bnsp", "supra")) {
                  totals(sums.byReceiver(), receiver)
                      .forEach(
                          (key, count) ->
                              assertThat(count).as(key).isEqualTo(accepted.get(key.split(" ")[1])));
                }
                assertThat(sums.byReceiver()).noneMatch(sum -> sum.state() == State.ROUTED);
              });
    } finally {
      for (QueuePartner partner : List.of(blk, supra, bnsp)) {
        partner.close();
      }
      hub.close();
    }
  }

  @Test
  void shouldTellEveryReceiverOfARevokedCertificateWithoutSayingWhoseItWas() throws Exception {
    enrol(1);
    bnsp.send("in.bnsp.certification", Letters.certification(1));
    String first = told("out.supra.certification", certificate(1), null).id();
    told("out.blk.certification", "UJI-T-000001", null);

    send(bnsp, "in.bnsp.certification", Letters.certification(1), "void", "REVOKED");

    for (String queue : List.of("out.blk.certification", "out.supra.certification")) {
      Told told = told(queue, "UJI-T-000001", "void");
      assertThat(told.type()).isEqualTo("id.blkhub.certification.void");
      assertThat(told.text())
          .doesNotContain(Letters.nik(1), "Contoh Peserta", "25920", "teknik-las");
      JsonNode body = told.json();
      assertThat(body.path("correction").asText()).isEqualTo("void");
      assertThat(body.path("key").path("registrationNo").asText()).isEqualTo("UJI-T-000001");
      assertThat(body.path("reason").asText()).isEqualTo("REVOKED");
      assertThat(body.path("messages")).extracting(JsonNode::asText).containsExactly(first);
    }
    send(bnsp, "in.bnsp.certification", Letters.certification(1), "void", null);
    bnspReceipts.receipt("UJI-T-000001", State.DUPLICATE, null);
    bnsp.send("in.bnsp.certification", Letters.certification(1));
    await()
        .atMost(Mailbox.PATIENCE)
        .until(() -> count("out.supra.certification", certificate(1), null) == 2);
  }

  @Test
  void shouldParkAVoidThatAnHttpPartnerCannotTakeAndCloseTheNumber() throws Exception {
    enrol(2);
    blkReceipts.receipt("UJI-T-000002", State.DELIVERED, "bnsp");
    // the call was noted before it was made
    MessageId called = Checks.message(hub, "assessment", "UJI-T-000002").messageId();
    WithdrawalStore withdrawalStore = hub.bean(WithdrawalStore.class);
    withdrawalStore.keepBack(new PartnerId("bnsp"), List.of(called));
    assertThat(withdrawalStore.keptBack(List.of(called))).isEmpty();
    HttpPartner.Answer answer =
        http("blk").post("assessment", Letters.assessment(2), "ce-correction", "void");
    assertThat(answer.status()).isEqualTo(202);

    JsonNode parked = blkReceipts.receipt("UJI-T-000002", State.PARKED, "bnsp");
    assertThat(Mailbox.codes(parked)).containsExactly("HUB-D040");
    assertThat(parked.path("messageId").asText()).isEqualTo(answer.messageId());
    assertThat(hub.depth("parked.bnsp.assessment")).isEqualTo(1);

    bnsp.send("in.bnsp.certification", Letters.certification(2));
    assertThat(Mailbox.codes(rejected(bnspReceipts, Letters.certification(2))))
        .containsExactly("HUB-I008");
  }

  @Test
  void shouldCancelWhatWaitsForAPartnerThatIsDown() throws Exception {
    enrol(3);
    blkReceipts.receipt("UJI-T-000003", State.DELIVERED, "bnsp");
    hub.bnsp().misbehave(BnspStub.Mode.DOWN);
    try {
      for (int n = 30; n <= 32; n++) {
        blk.send("in.blk.assessment", Letters.assessment(n, 3, "2026-05-0" + (n - 29)));
      }
      Checks.awaitDelivery(hub, "assessment", "UJI-T-000032", "bnsp", State.ROUTED);
      MessageView behind = Checks.message(hub, "assessment", "UJI-T-000031");

      HttpPartner.Answer answer = cancel("blk", behind.messageId().value());

      assertThat(answer.status()).as(answer.text()).isEqualTo(202);
      assertThat(answer.json().path("cancels")).extracting(JsonNode::asText).contains("bnsp");
      JsonNode cancelled = blkReceipts.receipt("UJI-T-000031", State.CANCELLED, "bnsp");
      assertThat(Mailbox.codes(cancelled)).containsExactly("HUB-X041");

      // of the last nothing has left either, so that there is nothing to void at bnsp
      send(blk, "in.blk.assessment", Letters.assessment(32, 3, "2026-05-03"), "void", null);
      await()
          .atMost(Mailbox.PATIENCE)
          .until(
              () ->
                  blkReceipts.receipts("UJI-T-000032").stream()
                      .anyMatch(receipt -> Mailbox.codes(receipt).contains("HUB-X042")));
    } finally {
      hub.bnsp().behave();
    }
    blkReceipts.receipt("UJI-T-000030", State.DELIVERED, "bnsp");
    await()
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                blkReceipts.receipts("UJI-T-000032").stream()
                    .anyMatch(receipt -> Mailbox.codes(receipt).contains("HUB-X044")));
    Checks.journalled(hub);
    String done = Checks.messages(hub, "assessment", "UJI-T-000030").get(0).messageId().value();
    assertThat(cancel("blk", done).status()).isEqualTo(409);
    assertThat(cancel("supra", done).status()).isEqualTo(404);

    // as if it had never been sent
    blk.send("in.blk.assessment", Letters.assessment(31, 3, "2026-05-02"));
    blkReceipts.receipt("UJI-T-000031", State.DELIVERED, "bnsp");
  }

  @Test
  void shouldCancelWhatAPartnerHasNotReadAndSayWhereItIsTooLate() throws Exception {
    supra.send("in.supra.vacancy", Letters.vacancy(4));
    Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(4), "blk", State.DELIVERED);
    Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(4), TIMUR, State.AVAILABLE);
    long unread = hub.depth("out." + TIMUR + ".vacancy");
    MessageView vacancy = Checks.message(hub, "vacancy", Letters.vacancyId(4));

    HttpPartner.Answer answer = cancel("supra", vacancy.messageId().value());

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().path("cancels")).extracting(JsonNode::asText).containsExactly(TIMUR);
    assertThat(answer.json().path("tooLate")).extracting(JsonNode::asText).containsExactly("blk");
    JsonNode cancelled = supraReceipts.receipt(Letters.vacancyId(4), State.CANCELLED, TIMUR);
    // it lay open to the partner
    assertThat(Mailbox.codes(cancelled)).containsExactly("HUB-X043");
    assertThat(hub.depth("out." + TIMUR + ".vacancy")).isEqualTo(unread - 1);
  }

  @Test
  void shouldTellOfAWithdrawnVacancyWhoeverReadIt() throws Exception {
    supra.send("in.supra.vacancy", Letters.vacancy(5));
    told("out.blk.vacancy", Letters.vacancyId(5), null);
    Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(5), TIMUR, State.AVAILABLE);

    http("supra")
        .post(
            "vacancy",
            Letters.vacancy(5),
            "ce-correction",
            "void",
            "ce-correctionreason",
            "WITHDRAWN");

    Told told = told("out.blk.vacancy", Letters.vacancyId(5), "void");
    assertThat(told.json().path("key").path("vacancyId").asText()).isEqualTo(Letters.vacancyId(5));
    // the other registry has not acknowledged it, which does not mean that it has not seen it
    JsonNode unread = supraReceipts.receipt(Letters.vacancyId(5), State.CANCELLED, TIMUR);
    assertThat(Mailbox.codes(unread)).containsExactly("HUB-X043");
    MessageView voids =
        Checks.messages(hub, "vacancy", Letters.vacancyId(5)).stream()
            .max(java.util.Comparator.comparing(MessageView::messageId))
            .orElseThrow();
    await()
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                Checks.messages(hub, "vacancy", Letters.vacancyId(5)).stream()
                    .filter(message -> message.messageId().equals(voids.messageId()))
                    .anyMatch(message -> Checks.delivery(message, TIMUR) == State.AVAILABLE));
  }

  @Test
  void shouldGiveACorrectionToThoseWhoMayHaveItAndAVoidToTheOthers() throws Exception {
    enrol(6);
    bnsp.send("in.bnsp.certification", Letters.certification(6));
    told("out.supra.certification", certificate(6), null);
    ObjectNode other = (ObjectNode) JSON.readTree(Letters.certification(6));
    other.put("revisi", 2).put("keputusan", "BK");
    ((ObjectNode) other.at("/unit/0")).put("hasil", "BK");
    other.remove(
        List.of("nomor_sertifikat", "nomor_reg", "tgl_srtf", "tgl_srtf_end", "nomor_blanko"));

    send(bnsp, "in.bnsp.certification", other.toString(), "correct", "OTHER");

    Told corrected = told("out.blk.certification", "UJI-T-000006", "correct");
    assertThat(corrected.type()).isEqualTo("id.blkhub.certification");
    assertThat(corrected.text()).contains(Letters.nik(6));
    Told voided = told("out.supra.certification", "UJI-T-000006", "void");
    assertThat(voided.text()).doesNotContain(Letters.nik(6), "Contoh Peserta");
  }

  @Test
  void shouldEndWhatWaits() throws Exception {
    bnsp.send("in.bnsp.certification", Letters.certification(8));
    bnsp.send("in.bnsp.certification", Letters.certification(9));
    Checks.awaitState(hub, "certification", "UJI-T-000008", State.WAITING);
    Checks.awaitState(hub, "certification", "UJI-T-000009", State.WAITING);
    String waiting = Checks.message(hub, "certification", "UJI-T-000008").messageId().value();
    String other = Checks.message(hub, "certification", "UJI-T-000009").messageId().value();

    HttpPartner.Answer answer = cancel("bnsp", waiting);
    send(bnsp, "in.bnsp.certification", Letters.certification(9), "cancel", null);

    assertThat(answer.json().path("rejects").asText()).isEqualTo("WAITING");
    for (String id : List.of(waiting, other)) {
      JsonNode end =
          await()
              .atMost(Mailbox.PATIENCE)
              .until(
                  () ->
                      bnspReceipts.letters().stream()
                          .map(letter -> letter.body().path("data"))
                          .filter(data -> data.path("messageId").asText().equals(id))
                          .filter(data -> data.path("state").asText().equals("REJECTED"))
                          .findFirst()
                          .orElse(null),
                  found -> found != null);
      assertThat(Mailbox.codes(end)).containsExactly("HUB-I010");
    }
  }

  @Test
  void shouldFindTheOwnerOfSomeoneEnrolledBeforeItsRegistryJoined() throws Exception {
    blk.send("in.blk.case", existing(10, "bnsp"));
    blk.send("in.blk.case", existing(11, "bnsp"));
    blk.send("in.blk.case", existing(12, "nobody"));
    Checks.awaitState(hub, "case", Letters.enrolmentNo(11), State.ACCEPTED);
    try (QueuePartner timur = hub.partner(TIMUR)) {
      timur.send("in." + TIMUR + ".case", existing(11, "bnsp"));
    }
    Checks.awaitState(hub, "case", Letters.enrolmentNo(12), State.REJECTED);
    await()
        .atMost(Mailbox.PATIENCE)
        .until(() -> Checks.messages(hub, "case", Letters.enrolmentNo(11)).size() == 2);

    bnsp.send("in.bnsp.certification", Letters.certification(10));
    bnsp.send("in.bnsp.certification", Letters.certification(11));

    told("out.blk.certification", "UJI-T-000010", null);
    // two registries say it is theirs: neither gets it until an operator knows
    Checks.awaitState(hub, "certification", "UJI-T-000011", State.HELD);
    assertThat(hub.depth("held.bnsp.certification")).isEqualTo(1);
    send(bnsp, "in.bnsp.certification", Letters.certification(11), "cancel", null);
    await().atMost(Mailbox.PATIENCE).until(() -> hub.depth("held.bnsp.certification") == 0);
    Checks.awaitState(hub, "certification", "UJI-T-000011", State.REJECTED);
  }

  @Test
  void shouldRefuseAMarkThatMeansNothing() throws Exception {
    send(supra, "in.supra.vacancy", Letters.vacancy(13), "annul", null);
    await()
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                supraReceipts.letters().stream()
                    .anyMatch(letter -> letter.text().contains("HUB-X040")));
    HttpPartner.Answer answer =
        http("supra").post("vacancy", Letters.vacancy(13), "ce-correction", "annul");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("HUB-X040").doesNotContain("annul");
    HttpPartner.Answer nothing =
        http("supra").post("vacancy", Letters.vacancy(13), "ce-correction", "void");
    assertThat(nothing.status()).isEqualTo(202);
    assertThat(Mailbox.codes(supraReceipts.receipt(Letters.vacancyId(13), State.REJECTED, null)))
        .containsExactly("HUB-I009");
  }

  private static void enrol(int n) throws Exception {
    blk.send("in.blk.enrolment", Letters.enrolment(n));
    Checks.awaitState(hub, "enrolment", Letters.enrolmentNo(n), State.ACCEPTED);
    blk.send("in.blk.assessment", Letters.assessment(n));
    Checks.awaitState(hub, "assessment", Letters.registrationNo(n), State.ACCEPTED);
  }

  private static String certificate(int n) {
    return "25920 7212 3 %07d 2026".formatted(n);
  }

  private static String existing(int n, String knownTo) {
    return """
    {"no_pendaftaran": "%s", "no_registrasi_uji": ["%s"], "kejuruan": "las",
     "id_lembaga": "6f1d2c1e-7a3b-4a57-9d0e-3b1a5c7e9f01", "diketahui": ["%s"]}
    """
        .formatted(Letters.enrolmentNo(n), Letters.registrationNo(n), knownTo);
  }

  private static void send(
      QueuePartner partner, String address, String body, String correction, String reason)
      throws JMSException {
    Map<String, String> properties = new HashMap<>();
    properties.put("cloudEvents_correction", correction);
    if (reason != null) {
      properties.put("cloudEvents_correctionreason", reason);
    }
    partner.send(address, body, properties, DeliveryMode.NON_PERSISTENT);
  }

  private static HttpPartner http(String partner) {
    return new HttpPartner(partner, partner, hub.httpPort());
  }

  private static HttpPartner.Answer cancel(String partner, String messageId) {
    return http(partner).post(messageId + "/cancel", "");
  }

  private static JsonNode rejected(Mailbox receipts, String body) throws Exception {
    String key = JSON.readTree(body).path("nomor_peserta").asText();
    return receipts.receipt(key, State.REJECTED, null);
  }

  private static void listen(QueuePartner partner, String queue) throws JMSException {
    List<Told> told = new CopyOnWriteArrayList<>();
    TOLD.put(queue, told);
    partner.listen(queue, (text, message) -> told.add(of(text, message)));
  }

  private static Told of(String text, Message message) {
    try {
      return new Told(
          message.getStringProperty("cloudEvents_id"),
          message.getStringProperty("cloudEvents_type"),
          message.getStringProperty("cloudEvents_correction"),
          text);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Told told(String queue, String part, String correction) {
    await(queue + ": " + correction + " of " + part)
        .atMost(Mailbox.PATIENCE)
        .until(() -> count(queue, part, correction) > 0);
    return matching(queue, part, correction).get(0);
  }

  private static long count(String queue, String part, String correction) {
    return matching(queue, part, correction).size();
  }

  private static List<Told> matching(String queue, String part, String correction) {
    return TOLD.get(queue).stream()
        .filter(told -> told.text().contains(part))
        .filter(told -> java.util.Objects.equals(told.correction(), correction))
        .toList();
  }

  private static Map<String, Long> totals(List<JournalSums.Sum> sums, String partner) {
    Map<String, Long> totals = new TreeMap<>();
    sums.stream()
        .filter(sum -> partner == null || sum.partner().value().equals(partner))
        .forEach(sum -> totals.merge(sum.partner() + " " + sum.kind(), sum.count(), Long::sum));
    return totals;
  }

  private static Map<String, Long> atTheDoor() {
    Map<String, Long> counts = new TreeMap<>();
    for (Counter counter :
        hub.bean(MeterRegistry.class).find("blkhub.messages").tag("state", "received").counters()) {
      if (counter.count() > 0) {
        counts.put(
            counter.getId().getTag("partner") + ' ' + counter.getId().getTag("kind"),
            (long) counter.count());
      }
    }
    return counts;
  }
}
