package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, texts and times that can be written in several ways, from door to receiver. */
class ValuesIT {
  private static final AtomicInteger NUMBERS = new AtomicInteger(7000);

  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner supra;
  private static HttpPartner http;
  private static Mailbox blkReceipts;
  private static Mailbox supraReceipts;
  private static Mailbox vacancies;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    hub = TestHub.start(folder, Engine.SQLITE);
    blk = hub.partner("blk");
    supra = hub.partner("supra");
    http = new HttpPartner("blk", "blk", hub.httpPort());
    blkReceipts = Mailbox.of(blk, "receipts.blk");
    supraReceipts = Mailbox.of(supra, "receipts.supra");
    vacancies = Mailbox.of(blk, "out.blk.vacancy");
  }

  @AfterAll
  static void stop() throws Exception {
    blk.close();
    supra.close();
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.0", "5e0", "50e-1", "0.5E1"})
  void shouldOrderByAWholeNumberHoweverItIsWritten(String version) throws Exception {
    int person = NUMBERS.incrementAndGet();
    String newer = Texts.enrolment(person, 5, false).toString();
    blk.send("in.blk.enrolment", newer.replace("\"versi\":5", "\"versi\":" + version));
    blkReceipts.receipt(Texts.enrolmentNo(person), State.ACCEPTED, null);

    ObjectNode older = Texts.enrolment(person, 3, false).put("angkatan", "2025-II");
    assertThat(http.post("enrolment", older.toString()).status()).isEqualTo(202);

    JsonNode refused = blkReceipts.receipt(Texts.enrolmentNo(person), State.REJECTED, null);
    assertThat(Mailbox.codes(refused)).containsExactly("HUB-I003");
  }

  @Test
  void shouldTakeTheSameContentWrittenOtherwiseForADuplicate() throws Exception {
    int number = NUMBERS.incrementAndGet();
    ObjectNode notice = wellPaid(number);
    supra.send("in.supra.vacancy", notice.toString());
    supraReceipts.receipt(Texts.vacancyId(number), State.ACCEPTED, null);

    ObjectNode other = reversed(notice);
    String text =
        other
            .toString()
            .replace("4500000", "4.5e6")
            .replace("\"totalJobOpenings\":12", "\"totalJobOpenings\":12.0")
            .replace("Juru", "\\u004auru")
            .replace("+07:00", ".000+07:00");
    assertThat(text).contains("4.5e6", "12.0", "\\u004auru", ".000+07:00");
    supra.send("in.supra.vacancy", text);

    supraReceipts.receipt(Texts.vacancyId(number), State.DUPLICATE, null);
  }

  @Test
  void shouldSendOnWholeNumbersAndTextsInTheirOneForm() throws Exception {
    int number = NUMBERS.incrementAndGet();
    String title = Normalizer.normalize("Juru Masak Café " + number, Normalizer.Form.NFD);
    String text =
        wellPaid(number)
            .put("title", title)
            .toString()
            .replace("4500000", "45e5")
            .replace("\"totalJobOpenings\":12", "\"totalJobOpenings\":1.2e1");
    supra.send("in.supra.vacancy", text);

    String taken = vacancies.letter(Texts.vacancyId(number)).text();

    assertThat(taken)
        .contains("\"jumlah\":12,", "\"min\":4500000,", "Juru Masak Caf\u00e9 " + number);
  }

  @Test
  void shouldTakeANameInEitherFormForTheSame() throws Exception {
    int person = NUMBERS.incrementAndGet();
    ObjectNode composed = named(person, "Jos\u00e9 Nur'aini, S.Kom.");
    blk.send("in.blk.enrolment", composed.toString());
    blkReceipts.receipt(Texts.enrolmentNo(person), State.ACCEPTED, null);

    assertThat(
            http.post("enrolment", named(person, "Jose\u0301 Nur'aini, S.Kom.").toString())
                .status())
        .isEqualTo(202);

    blkReceipts.receipt(Texts.enrolmentNo(person), State.DUPLICATE, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\u200b",
        "Budi\nSantoso",
        "Budi\u202eSantoso",
        "\ufeffBudi",
        "Budi\u0007",
        "...",
        "\u0301\u0302",
        "Budi\u2028Santoso",
        "Bu\u00addi",
        "Budi\udb40\udc41"
      })
  void shouldTellAtOnceThatANameIsNone(String name) {
    int person = NUMBERS.incrementAndGet();

    HttpPartner.Answer answer = http.post("enrolment", named(person, name).toString());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("HUB-C025", "/peserta/nama_lengkap");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r\n", "\u2028", "\u0085", " ", "\t", "\u200b", "\u00a0", "\u0001"})
  void shouldRefuseABusinessKeyWithSomethingBehindIt(String behind) throws Exception {
    int person = NUMBERS.incrementAndGet();
    ObjectNode message = Texts.enrolment(person, 1, false);
    message.put("no_pendaftaran", Texts.enrolmentNo(person) + behind);

    HttpPartner.Answer answer = http.post("enrolment", message.toString());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("HUB-C024", "/no_pendaftaran");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-28T08:00:00Z",
        "2026-01-28T08:00:00+00:00",
        "2026-01-28T03:00:00-05:00",
        "2026-01-28t17:00:00+09:00",
        "2026-01-28T08:00:00.123456789z",
        "2026-12-31T23:59:60Z"
      })
  void shouldTakeATimeOfAnyOffset(String time) throws Exception {
    int number = NUMBERS.incrementAndGet();

    change(number, time, 1);

    supraReceipts.receipt(Texts.vacancyId(number), State.ACCEPTED, null);
  }

  @Test
  void shouldOrderChangesWithinOneSecond() throws Exception {
    int number = NUMBERS.incrementAndGet();
    String key = Texts.vacancyId(number);
    change(number, "2026-01-28T08:00:00.000Z", 1);
    change(number, "2026-01-28T08:00:00.500Z", 2);
    change(number, "2026-01-28T08:00:00.500000001Z", 3);
    vacancies.letter(key + "\",\"versi\":1769587200.500000001,");

    // the same moment and content as before, written in another way
    change(number, "2026-01-28T15:00:00.500000001+07:00", 3);
    supraReceipts.receipt(key, State.DUPLICATE, null);
    // a moment before the latest
    change(number, "2026-01-28T08:00:00.5Z", 4);

    JsonNode refused = supraReceipts.receipt(key, State.REJECTED, null);
    assertThat(Mailbox.codes(refused)).containsExactly("HUB-I003");
    assertThat(
            supraReceipts.receipts(key).stream()
                .filter(receipt -> receipt.path("state").asText().equals("ACCEPTED")))
        .hasSize(3);
  }

  @Test
  void shouldRefuseOtherContentOfTheSameMomentInAnotherOffset() throws Exception {
    int number = NUMBERS.incrementAndGet();
    change(number, "2026-01-28T08:00:00.5Z", 1);
    change(number, "2026-01-28T17:00:00.500+09:00", 2);

    JsonNode refused = supraReceipts.receipt(Texts.vacancyId(number), State.REJECTED, null);

    assertThat(Mailbox.codes(refused)).containsExactly("HUB-I002");
  }

  /** What is wrong only after the mapping: who sends it, its kind, the body, the code and place. */
  static Stream<Arguments> wrongAfterTheMapping() {
    ObjectNode pay = wellPaid(NUMBERS.incrementAndGet());
    ((ObjectNode) pay.at("/baseSalary/value")).put("maxValue", 1);
    ObjectNode ages = Texts.vacancy(NUMBERS.incrementAndGet(), 1, 1);
    ages.put("blk:minAge", 40).put("blk:maxAge", 20);
    ObjectNode over = Texts.vacancy(NUMBERS.incrementAndGet(), 1, 1);
    over.put("datePosted", "2035-02-01").put("validThrough", "2035-01-31");
    ObjectNode ended = enrolment();
    ended.put("tanggal_mulai", "2026-02-01").put("tanggal_selesai", "2026-01-31");
    ObjectNode unborn = enrolment();
    ((ObjectNode) unborn.get("peserta")).put("tanggal_lahir", "2035-01-01");
    ObjectNode given = Texts.enrolment(NUMBERS.incrementAndGet(), 1, true);
    ((ObjectNode) given.at("/persetujuan/0")).put("tanggal", "2099-01-01");
    return Stream.of(
        Arguments.of("supra", "vacancy", pay, "HUB-C054", "/baseSalary/value/maxValue", ""),
        Arguments.of("supra", "vacancy", ages, "HUB-C054", "/blk:maxAge", ""),
        Arguments.of("supra", "vacancy", over, "HUB-C052", "/validThrough", "/datePosted"),
        Arguments.of("blk", "enrolment", ended, "HUB-C052", "/tanggal_selesai", "/tanggal_mulai"),
        Arguments.of("blk", "enrolment", unborn, "HUB-C055", "/peserta/tanggal_lahir", ""),
        Arguments.of("blk", "enrolment", given, "HUB-C056", "/persetujuan/0/tanggal", ""));
  }

  @ParameterizedTest(name = "{4}")
  @MethodSource("wrongAfterTheMapping")
  void shouldTellWhatIsWrongAfterTheMappingInThePlaceAndWordsOfTheSender(
      String sender, String kind, ObjectNode body, String code, String place, String named)
      throws Exception {
    HttpPartner.Answer refused =
        new HttpPartner(sender, sender, hub.httpPort()).post(kind, body.toString());
    JsonNode overHttp = refused.json().path("errors");
    QueuePartner queue = sender.equals("blk") ? blk : supra;
    queue.send("in." + sender + '.' + kind, body.toString());
    Mailbox mailbox = sender.equals("blk") ? blkReceipts : supraReceipts;
    await().atMost(Mailbox.PATIENCE).until(() -> !rejections(mailbox, code, place).isEmpty());
    JsonNode overQueue = rejections(mailbox, code, place).get(0).path("errors");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(overHttp).hasSize(1).isEqualTo(overQueue);
    assertThat(overHttp.at("/0/code").asText()).isEqualTo(code);
    assertThat(overHttp.at("/0/path").asText()).isEqualTo(place);
    assertThat(body.at(place).isMissingNode()).isFalse();
    assertThat(overHttp.at("/0/message/en").asText()).contains(named);
    assertThat(overHttp.at("/0/message/id").asText()).contains(named);
  }

  @ParameterizedTest
  @CsvSource({
    "/kode_skema, SKM-LAS-2024-99, bnsp-schemes, SKM-LAS-2024-01",
    "/kode_skema, SKEMA-YANG-TIDAK-ADA, bnsp-schemes, ''",
    "/kode_tuk, TUK-3507-002, bnsp-tuk, TUK-3507-001"
  })
  void shouldRefuseACodeThatIsInNoTableWhereItWasWritten(
      String place, String code, String table, String nearest) throws Exception {
    ObjectNode assessment = Texts.assessment(NUMBERS.incrementAndGet());
    assessment.put(place.substring(1), code);

    HttpPartner.Answer refused = http.post("assessment", assessment.toString());

    assertThat(refused.status()).isEqualTo(422);
    JsonNode error = refused.json().at("/errors/0");
    assertThat(error.at("/code").asText()).isEqualTo("HUB-C093");
    assertThat(error.at("/path").asText()).isEqualTo(place);
    assertThat(error.at("/message/en").asText()).contains(table, nearest).doesNotContain(code);
  }

  private static List<JsonNode> rejections(Mailbox mailbox, String code, String place) {
    return mailbox.letters().stream()
        .map(letter -> letter.body().path("data"))
        .filter(receipt -> receipt.at("/errors/0/code").asText().equals(code))
        .filter(receipt -> receipt.at("/errors/0/path").asText().equals(place))
        .toList();
  }

  private static ObjectNode enrolment() {
    return Texts.enrolment(NUMBERS.incrementAndGet(), 1, false);
  }

  @ParameterizedTest
  @CsvSource({
    "/jenis_kelamin, P, HUB-C041",
    "/tanggal_lahir, 2001-02-03, HUB-C040",
    "/alamat/kode_wilayah, 11.71.01, HUB-C042"
  })
  void shouldWarnOverHttpInTheReceiptAndInTheStateOfAMessageAlike(
      String field, String value, String code) throws Exception {
    ObjectNode message = enrolment();
    int name = field.lastIndexOf('/');
    ObjectNode around = (ObjectNode) message.get("peserta");
    (name == 0 ? around : around.withObject(field.substring(0, name)))
        .put(field.substring(name + 1), value);

    HttpPartner.Answer taken = http.post("enrolment", message.toString());
    JsonNode receipt =
        blkReceipts.receipt(message.path("no_pendaftaran").asText(), State.ACCEPTED, null);

    assertThat(taken.status()).isEqualTo(202);
    JsonNode warnings = taken.json().path("warnings");
    assertThat(warnings.findValuesAsText("code")).containsExactly(code);
    assertThat(warnings.findValuesAsText("path")).containsExactly("/peserta/nik");
    assertThat(receipt.path("errors")).isEmpty();
    assertThat(receipt.path("warnings")).isEqualTo(warnings);
    Checks.journalled(hub);
    assertThat(http.get("/api/v1/messages/" + taken.messageId()).json().path("warnings"))
        .isEqualTo(warnings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-06-30", "2026-01-28", "1999-12-31"})
  void shouldRefuseAVacancyThatIsOver(String end) throws Exception {
    int number = NUMBERS.incrementAndGet();
    ObjectNode vacancy = Texts.vacancy(number, 1, 1).put("validThrough", end);
    String id = "lowongan-" + number;
    supra.send(
        "in.supra.vacancy",
        vacancy.toString(),
        Map.of("cloudEvents_id", id),
        DeliveryMode.PERSISTENT);

    JsonNode refused =
        supraReceipts.letter('"' + id + "\",\"kind\":\"vacancy\"").body().path("data");
    assertThat(refused.path("state").asText()).isEqualTo("REJECTED");
    assertThat(Mailbox.codes(refused)).containsExactly("HUB-C043");
    assertThat(refused.at("/errors/0/path").asText()).isEqualTo("/validThrough");

    supra.send("in.supra.vacancy", vacancy.put("blk:status", "FILLED").toString());
    supraReceipts.receipt(Texts.vacancyId(number), State.ACCEPTED, null);
  }

  private static void change(int number, String time, int openings) throws JMSException {
    supra.send(
        "in.supra.vacancy",
        Texts.vacancy(number, 1, openings).put("dateModified", time).toString());
  }

  private static ObjectNode named(int person, String name) {
    ObjectNode message = Texts.enrolment(person, 1, false);
    ((ObjectNode) message.get("peserta")).put("nama_lengkap", name);
    return message;
  }

  private static ObjectNode wellPaid(int number) {
    ObjectNode notice = Texts.vacancy(number, 1, 12);
    ObjectNode pay = notice.putObject("baseSalary").put("@type", "MonetaryAmount");
    pay.put("currency", "IDR");
    ObjectNode value = pay.putObject("value").put("@type", "QuantitativeValue");
    value.put("minValue", 4_500_000).put("maxValue", 5_500_000).put("unitText", "MONTH");
    return notice;
  }

  /** The same members, the last first. */
  private static ObjectNode reversed(ObjectNode object) {
    ObjectNode reversed = object.objectNode();
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    Collections.reverse(names);
    names.forEach(name -> reversed.set(name, object.get(name)));
    return reversed;
  }
}
