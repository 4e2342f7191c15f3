package id.blkhub.endtoend;

import static id.blkhub.support.TwoRegistries.SECOND;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.JournalSums;
import id.blkhub.message.MessageId;
import id.blkhub.partner.RateLimiter;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.seal.Seal;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.Mailbox;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import id.blkhub.support.TwoRegistries;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is named to its sender, kept sealed, and stops nobody else; I6. */
class BadInputIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LIMIT = 1 << 20;
  private static final int BNSP_A_MINUTE = 100;
  private static final String VACANCY = "in.supra.vacancy";
  private static final AtomicInteger NUMBER = new AtomicInteger(5_000);
  private static final List<Message> DELIVERED = new CopyOnWriteArrayList<>();

  @TempDir private static Path folder;
  private static TestHub hub;
  private static QueuePartner supra;
  private static QueuePartner blk;
  private static QueuePartner second;
  private static QueuePartner bnsp;
  private static Mailbox supraReceipts;
  private static Mailbox blkReceipts;
  private static Mailbox secondReceipts;
  private static Mailbox bnspReceipts;

  @BeforeAll
  static void start() throws Exception {
    hub =
        TwoRegistries.start(
            folder,
            Engine.SQLITE,
            Map.of("hub.waiting.timeout", "2s"),
            Map.of("bnsp", BNSP_A_MINUTE));
    supra = hub.partner("supra");
    blk = hub.partner("blk");
    second = hub.partner(SECOND);
    bnsp = hub.partner("bnsp");
    supraReceipts = Mailbox.of(supra, "receipts.supra");
    blkReceipts = Mailbox.of(blk, "receipts.blk");
    secondReceipts = Mailbox.of(second, "receipts." + SECOND);
    bnspReceipts = Mailbox.of(bnsp, "receipts.bnsp");
    blk.listen("out.blk.vacancy", (text, message) -> DELIVERED.add(message));
  }

  @AfterAll
  static void stop() throws JMSException {
    for (QueuePartner partner : List.of(supra, blk, second, bnsp)) {
      partner.close();
    }
    hub.close();
  }

  /** After whatever came before, a good message still passes. */
  @AfterEach
  void aGoodMessagePasses() throws JMSException {
    String id = newId();
    supra.send(
        VACANCY,
        Texts.vacancy(NUMBER.incrementAndGet(), 1, 1).toString(),
        Map.of("cloudEvents_id", id),
        DeliveryMode.PERSISTENT);
    awaitDelivered(messageId(supraReceipts, id));
  }

  @Test
  void shouldSayOfWhichMessageADuplicateIsOverQueueAndHttp() throws JMSException {
    String first = newId();
    String second = newId();
    String body = Texts.vacancy(NUMBER.incrementAndGet(), 1, 1).toString();
    supra.send(VACANCY, body, Map.of("cloudEvents_id", first), DeliveryMode.PERSISTENT);
    JsonNode accepted = receipt(supraReceipts, first, "ACCEPTED");
    supra.send(VACANCY, body, Map.of("cloudEvents_id", second), DeliveryMode.PERSISTENT);
    String third = http("supra").post("vacancy", body).messageId();

    JsonNode overQueue = receipt(supraReceipts, second, "DUPLICATE");
    await().atMost(PATIENCE).until(() -> duplicate(third).isPresent());

    for (JsonNode told : List.of(overQueue, duplicate(third).orElseThrow())) {
      assertThat(told.at("/duplicateOf/messageId")).isEqualTo(accepted.at("/messageId"));
      assertThat(told.at("/duplicateOf/senderMessageId").asText()).isEqualTo(first);
      assertThat(Instant.parse(told.at("/duplicateOf/receivedAt").asText()))
          .isBeforeOrEqualTo(Instant.parse(accepted.at("/time").asText()));
      assertThat(told.at("/warnings/0/code").asText()).isEqualTo("HUB-X092");
      assertThat(told.path("errors")).isEmpty();
    }
    assertThat(accepted.at("/receivers").asInt()).as("both registries").isEqualTo(2);
    assertThat(accepted.has("warnings")).isFalse();
  }

  private static Optional<JsonNode> duplicate(String messageId) {
    return supraReceipts.receipts().stream()
        .filter(told -> told.path("messageId").asText().equals(messageId))
        .filter(told -> told.path("state").asText().equals("DUPLICATE"))
        .findFirst();
  }

  @Test
  void shouldSayHowLongAMessageWaitsForItsNumberAtMost() throws JMSException {
    String id = newId();
    ObjectNode assessment = Texts.assessment(NUMBER.incrementAndGet());
    blk.send(
        "in.blk.assessment",
        assessment.toString(),
        Map.of("cloudEvents_id", id),
        DeliveryMode.PERSISTENT);

    JsonNode waiting = receipt(blkReceipts, id, "WAITING");

    Instant at = Instant.parse(waiting.at("/time").asText());
    assertThat(Instant.parse(waiting.at("/waitsUntil").asText())).isEqualTo(at.plusSeconds(2));
    assertThat(waiting.at("/errors/0/message/en").asText()).contains("enrolment", "waitsUntil");
    receipt(blkReceipts, id, "REJECTED");
  }

  @ParameterizedTest
  @CsvSource({"BNSP-LSP-0999-ID", "BNSP-LSP-0001-ID"})
  void shouldSayThatNobodyServesTheLspThatAnAssessmentNames(String licence) throws JMSException {
    int person = NUMBER.incrementAndGet();
    blk.send("in.blk.enrolment", Texts.enrolment(person, 1, false).toString());
    String id = newId();
    ObjectNode assessment = Texts.assessment(person).put("lisensi_lsp", licence);
    blk.send(
        "in.blk.assessment",
        assessment.toString(),
        Map.of("cloudEvents_id", id),
        DeliveryMode.PERSISTENT);

    JsonNode accepted = receipt(blkReceipts, id, "ACCEPTED");

    assertThat(accepted.at("/receivers").asInt(-1)).isZero();
    assertThat(accepted.at("/warnings").findValuesAsText("code")).containsExactly("HUB-X095");
    assertThat(accepted.at("/warnings/0/path").asText()).isEqualTo("/lisensi_lsp");
  }

  @Test
  void shouldSayThatNobodyTakesATestWhereNoPartnerIsInStageTest() throws JMSException {
    String id = newId();
    supra.send(
        VACANCY,
        Texts.vacancy(NUMBER.incrementAndGet(), 1, 1).toString(),
        Map.of("cloudEvents_id", id, "cloudEvents_test", "true"),
        DeliveryMode.PERSISTENT);

    JsonNode accepted = receipt(supraReceipts, id, "ACCEPTED");

    assertThat(accepted.at("/receivers").asInt(-1)).isZero();
    assertThat(accepted.at("/warnings").findValuesAsText("code")).containsExactly("HUB-X094");
  }

  /** Who took it is for the sender to know, why somebody did not is not: a consent may be why. */
  @Test
  void shouldSayNothingOfPartnersThatAConsentKeepsAway() throws JMSException {
    int person = NUMBER.incrementAndGet();
    blk.send("in.blk.enrolment", Texts.enrolment(person, 1, false).toString());
    blk.send("in.blk.assessment", Texts.assessment(person).toString());
    await().atMost(PATIENCE).until(() -> hub.bnsp().participants().size() > 0);
    String id = newId();
    bnsp.send(
        "in.bnsp.certification",
        Texts.certificate(person, true).toString(),
        Map.of("cloudEvents_id", id),
        DeliveryMode.PERSISTENT);

    JsonNode accepted = receipt(bnspReceipts, id, "ACCEPTED");

    assertThat(accepted.toString()).doesNotContain("HUB-X09", "consent", "persetujuan");
  }

  private static JsonNode receipt(Mailbox mailbox, String senderMessageId, String state) {
    await(state + " of " + senderMessageId)
        .atMost(PATIENCE)
        .until(() -> !mailbox.receiptsOf(senderMessageId, state).isEmpty());
    return mailbox.receiptsOf(senderMessageId, state).get(0);
  }

  static Stream<Arguments> unreadable() {
    String vacancy = Texts.vacancy(1, 1, 1).put("title", "Juru Las é").toString();
    return Stream.of(
        Arguments.of("cut off", bytes(vacancy.substring(0, 200)), "HUB-C005"),
        Arguments.of("Latin-1", vacancy.getBytes(ISO_8859_1), "HUB-C002"),
        Arguments.of("UTF-16", vacancy.getBytes(StandardCharsets.UTF_16), "HUB-C003"),
        Arguments.of("UTF-16 without a mark", vacancy.getBytes(UTF_16LE), "HUB-C003"),
        Arguments.of("byte order mark", bytes('\uFEFF' + vacancy), "HUB-C003"),
        Arguments.of(
            "duplicate keys",
            bytes("{\"title\":1,\"title\":2,\"a\":{\"b\":1,\"b\":2}}"),
            "HUB-C006"),
        Arguments.of("depth", bytes("{\"a\":" + "[".repeat(64) + "]".repeat(64) + '}'), "HUB-C007"),
        Arguments.of(
            "a number of a thousand digits",
            bytes("{\"a\":" + "9".repeat(1_000) + '}'),
            "HUB-C008"),
        Arguments.of("XML", bytes("<?xml version=\"1.0\"?><lowongan/>"), "HUB-C004"),
        Arguments.of("nothing", new byte[0], "HUB-C001"),
        Arguments.of("a list", bytes("[" + vacancy + "]"), "HUB-C010"),
        Arguments.of("two objects", bytes(vacancy + vacancy), "HUB-C011"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void shouldRejectWhatCannotBeRead(String what, byte[] body, String code) throws JMSException {
    String id = newId();
    sendBytes(supra, VACANCY, id, body);

    JsonNode receipt = rejection(supraReceipts, id);
    assertThat(codes(receipt.path("errors"))).as(what).contains(code);
    assertExplained(receipt.path("errors"));
    assertKept(receipt.path("messageId").asText(), body);

    HttpPartner.Answer answer = http("supra").post("vacancy", body, "Idempotency-Key", newId());
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(codes(answer.json().path("errors"))).as(what).contains(code);
    assertExplained(answer.json().path("errors"));
    assertKept(answer.messageId(), body);
  }

  @Test
  void shouldNameAllTenPlacesWhereAContractIsBroken() throws JMSException {
    Set<String> places =
        Set.of(
            "/no_pendaftaran",
            "/versi",
            "/id_lembaga",
            "/peserta/nik",
            "/peserta/jenis_kelamin",
            "/kode_program",
            "/kejuruan",
            "/status",
            "/angkatan",
            "/rahasia");
    String id = newId();
    byte[] body = bytes(Texts.brokenInTenPlaces(1).toString());
    sendBytes(blk, "in.blk.enrolment", id, body);

    JsonNode receipt = rejection(blkReceipts, id);
    assertThat(paths(receipt.path("errors"))).isEqualTo(places);
    assertExplained(receipt.path("errors"));
    assertKept(receipt.path("messageId").asText(), body);

    String second = newId();
    HttpPartner.Answer answer = http("blk").post("enrolment", body, "Idempotency-Key", second);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(paths(answer.json().path("errors"))).isEqualTo(places);
    assertKept(answer.messageId(), body);
    // also by the queue, for a partner that reads its receipts there
    assertThat(paths(rejection(blkReceipts, second).path("errors"))).isEqualTo(places);
  }

  @Test
  void shouldRejectACertificateWhoseRegistrationNeverComes() throws JMSException {
    String id = newId();
    byte[] body = bytes(Texts.certificate(NUMBER.incrementAndGet(), true).toString());
    sendBytes(bnsp, "in.bnsp.certification", id, body);

    JsonNode receipt = rejection(bnspReceipts, id);
    assertThat(codes(receipt.path("errors"))).containsExactly("HUB-X015");
    assertExplained(receipt.path("errors"));
    assertThat(bnspReceipts.receiptsOf(id, "WAITING")).hasSize(1);
    assertKept(receipt.path("messageId").asText(), body);
  }

  @Test
  void shouldRejectAnAssessmentOnTheCaseOfAnotherOwner() throws JMSException {
    int person = NUMBER.incrementAndGet();
    String enrolment = newId();
    sendBytes(
        blk, "in.blk.enrolment", enrolment, bytes(Texts.enrolment(person, 1, true).toString()));
    messageId(blkReceipts, enrolment);
    String id = newId();
    sendBytes(
        second, "in." + SECOND + ".assessment", id, bytes(Texts.assessment(person).toString()));

    JsonNode receipt = rejection(secondReceipts, id);
    assertThat(codes(receipt.path("errors"))).containsExactly("HUB-X015");
    assertThat(hub.bnsp().participants())
        .noneMatch(one -> one.body().path("nik").asText().equals(Texts.nik(person)));
  }

  @Test
  void shouldTellWhyADeliveryIsParkedAtTheFieldOfItsSender() throws JMSException {
    int person = NUMBER.incrementAndGet();
    String enrolment = newId();
    sendBytes(
        second,
        "in." + SECOND + ".enrolment",
        enrolment,
        bytes(Texts.enrolment(person, 1, true).toString()));
    messageId(secondReceipts, enrolment);
    String id = newId();
    String body = Texts.assessment(person).put("kode_skema", "SKM-TIDAK-ADA").toString();
    sendBytes(second, "in." + SECOND + ".assessment", id, bytes(body));

    JsonNode receipt = receipt(secondReceipts, id, "PARKED");

    assertThat(paths(receipt.path("errors"))).containsOnly("/kode_skema");
    assertExplained(receipt.path("errors"));
    assertThat(receipt.toString()).doesNotContain("SKM-TIDAK-ADA");
  }

  @Test
  void shouldRejectAnOlderVersionAfterANewer() throws JMSException {
    int number = NUMBER.incrementAndGet();
    sendBytes(supra, VACANCY, newId(), bytes(Texts.vacancy(number, 30, 3).toString()));
    String id = newId();
    sendBytes(supra, VACANCY, id, bytes(Texts.vacancy(number, 29, 2).toString()));

    JsonNode receipt = rejection(supraReceipts, id);
    assertThat(codes(receipt.path("errors"))).containsExactly("HUB-I003");
    assertExplained(receipt.path("errors"));
  }

  @Test
  void shouldRefuseWhatIsNeitherTextNorBytes() throws JMSException {
    try (Session session = supra.connection().createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      MapMessage map = session.createMapMessage();
      map.setString("title", "Juru Las");
      StreamMessage stream = session.createStreamMessage();
      stream.writeString("Juru Las");
      for (Message message : List.of(session.createObjectMessage("Juru Las"), map, stream)) {
        long before = refusals("HUB-B006", VACANCY);
        assertThatThrownBy(() -> send(session, VACANCY, message)).isInstanceOf(JMSException.class);
        awaitRefusals("HUB-B006", VACANCY, before + 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, LIMIT + 20_000, 3 * LIMIT})
  void shouldRefuseABodyOverTheLimit(int size) throws JMSException {
    byte[] body = padded(Texts.vacancy(NUMBER.incrementAndGet(), 1, 1).toString(), size);
    long before = refusals("HUB-B004", VACANCY);

    assertThatThrownBy(() -> sendBytes(supra, VACANCY, newId(), body))
        .isInstanceOf(JMSException.class);

    awaitRefusals("HUB-B004", VACANCY, before + 1);
    assertThat(http("supra").post("vacancy", body).status()).isEqualTo(413);
  }

  @Test
  void shouldRefuseAnUnknownKind() {
    assertThatThrownBy(() -> supra.send("in.supra.sihir", "{}")).isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> supra.send("in.supra.enrolment", "{}"))
        .isInstanceOf(JMSException.class);
    assertThat(http("supra").post("sihir", "{}").status()).isEqualTo(404);
    assertThat(http("supra").post("enrolment", "{}").status()).isEqualTo(403);
  }

  @Test
  void shouldCountEachMessageOnceAgainstTheRateOfItsSender() {
    HttpPartner http = http("bnsp");
    long start = System.nanoTime();
    int taken = 0;
    int status = 202;
    while (status == 202) {
      status =
          http.post("certification", Texts.certificate(NUMBER.incrementAndGet(), true).toString())
              .status();
      taken += status == 202 ? 1 : 0;
    }
    long refilled = (System.nanoTime() - start) * BNSP_A_MINUTE / 60_000_000_000L;

    assertThat(status).isEqualTo(429);
    // another test may have sent a few before
    assertThat(taken).isBetween(BNSP_A_MINUTE - 5, BNSP_A_MINUTE + Math.toIntExact(refilled) + 1);
    RateLimiter rates = hub.bean(RateLimiter.class);
    await().atMost(PATIENCE).until(() -> rates.look("bnsp", BNSP_A_MINUTE).isZero());
  }

  @Test
  void shouldLetNothingBesidesTheBodyHaveAnEffect() throws JMSException {
    try (Session session = supra.connection().createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      // two messages, because some of this would only harm the second of its kind
      for (int i = 0; i < 2; i++) {
        String id = newId();
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(bytes(Texts.vacancy(NUMBER.incrementAndGet(), 1, 1).toString()));
        message.setStringProperty("cloudEvents_id", id);
        for (String name :
            List.of(
                "CamelHttpUri",
                "CamelFileName",
                "CamelJmsDestinationName",
                "CamelRedelivered",
                "_AMQ_DUPL_ID",
                "_AMQ_LVQ_NAME",
                "_AMQ_ORIG_ADDRESS",
                "_AMQ_ROUTE_TO",
                "hubStamp",
                "hubWoken",
                "hubSenderId",
                "hubSource",
                "hubNote",
                "hubContentType")) {
          message.setStringProperty(name, "deliver.bnsp.assessment");
        }
        message.setLongProperty("_AMQ_SCHED_DELIVERY", System.currentTimeMillis() + 3_600_000);
        message.setLongProperty("hubReceived", 1);
        message.setStringProperty("JMSXGroupID", "one");
        message.setIntProperty("JMSXGroupSeq", 1);
        message.setJMSReplyTo(session.createQueue("deliver.bnsp.assessment"));
        message.setJMSType("deliver.bnsp.assessment");
        MessageProducer producer = session.createProducer(session.createQueue(VACANCY));
        if (i == 0) {
          producer.setTimeToLive(1);
        } else {
          producer.setDeliveryDelay(3_600_000);
        }
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.send(message);

        String messageId = messageId(supraReceipts, id);
        assertThat(messageId).isNotEqualTo("deliver.bnsp.assessment");
        Message delivered = awaitDelivered(messageId);
        assertThat(Collections.list(delivered.getPropertyNames()))
            .as("what travels on to the receiver")
            .allMatch(
                name ->
                    name.toString().startsWith("cloudEvents_")
                        || name.toString().startsWith("JMSX")
                        || name.equals("JMS_AMQP_CONTENT_TYPE"));
        assertThat(delivered.getStringProperty("JMSXGroupID")).isNull();
        assertThat(delivered.getJMSExpiration()).isGreaterThan(System.currentTimeMillis());
      }
    }
    assertThat(hub.depth("deliver.bnsp.assessment")).isZero();
  }

  private static void send(Session session, String address, Message message) throws JMSException {
    try (MessageProducer producer = session.createProducer(session.createQueue(address))) {
      producer.send(message);
    }
  }

  private static void sendBytes(QueuePartner partner, String address, String id, byte[] body)
      throws JMSException {
    try (Session session = partner.connection().createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(body);
      message.setStringProperty("cloudEvents_id", id);
      send(session, address, message);
    }
  }

  private static String newId() {
    return "masukan-" + NUMBER.incrementAndGet();
  }

  private static HttpPartner http(String partner) {
    return new HttpPartner(partner, partner, hub.httpPort());
  }

  private static JsonNode rejection(Mailbox receipts, String id) {
    await().atMost(PATIENCE).until(() -> !receipts.receiptsOf(id, "REJECTED").isEmpty());
    return receipts.receiptsOf(id, "REJECTED").get(0);
  }

  private static String messageId(Mailbox receipts, String id) {
    await().atMost(PATIENCE).until(() -> !receipts.receiptsOf(id, "ACCEPTED").isEmpty());
    return receipts.receiptsOf(id, "ACCEPTED").get(0).path("messageId").asText();
  }

  private static Message awaitDelivered(String messageId) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                DELIVERED.stream()
                    .filter(message -> messageId.equals(messageId(message)))
                    .findFirst()
                    .orElse(null),
            message -> message != null);
  }

  private static String messageId(Message message) {
    try {
      return message.getStringProperty("cloudEvents_id");
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertExplained(JsonNode errors) {
    assertThat(errors).isNotEmpty();
    for (JsonNode error : errors) {
      assertThat(error.path("path").asText()).matches("(/.*)?");
      assertThat(error.path("code").asText()).matches("HUB-[A-Z]\\d{3}");
      assertThat(error.at("/message/id").asText()).isNotBlank();
      assertThat(error.at("/message/en").asText())
          .isNotBlank()
          .isNotEqualTo(error.at("/message/id").asText());
    }
  }

  /** The original is in the journal, sealed, byte for byte. */
  private static void assertKept(String messageId, byte[] body) {
    JournalFinder journal = hub.bean(JournalFinder.class);
    byte[] sealed =
        await()
            .atMost(PATIENCE)
            .until(
                () -> journal.payload(new MessageId(messageId), "original").orElse(null),
                found -> found != null);
    assertThat(hub.bean(Seal.class).open(sealed, messageId)).isEqualTo(body);
    if (body.length > 20) {
      assertThat(new String(sealed, ISO_8859_1))
          .doesNotContain(new String(body, 0, 20, ISO_8859_1));
    }
  }

  private static List<String> codes(JsonNode errors) {
    return errors.findValuesAsText("code");
  }

  private static Set<String> paths(JsonNode errors) {
    return errors.findValuesAsText("path").stream().collect(Collectors.toSet());
  }

  private static long refusals(String code, String where) {
    return hub.bean(JournalSums.class).refusals(1_000).stream()
        .filter(refusal -> refusal.code().equals(code) && refusal.where().equals(where))
        .count();
  }

  private static void awaitRefusals(String code, String where, long count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(refusals(code, where)).isEqualTo(count));
  }

  private static byte[] padded(String text, int size) {
    byte[] padded = new byte[size];
    Arrays.fill(padded, (byte) ' ');
    byte[] body = bytes(text);
    System.arraycopy(body, 0, padded, 0, body.length);
    return padded;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
