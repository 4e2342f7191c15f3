package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.State;
import id.blkhub.sandbox.BankClerk;
import id.blkhub.sandbox.BankStub;
import id.blkhub.sandbox.BankStub.Mode;
import id.blkhub.sandbox.BankStub.Received;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.Loans;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import jakarta.jms.DeliveryMode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** From the centre's referral to the bank's money, and what is turned away. */
@ExtendWith(OutputCaptureExtension.class)
class MicrocreditIT {
  private static final String REFERRAL = "microcredit-referral";
  private static final AtomicInteger PERSON = new AtomicInteger();

  @TempDir static Path data;
  private static TestHub hub;
  private static BankStub bank;
  private static QueuePartner blk;
  private static QueuePartner dinkop;
  private static Mailbox receipts;
  private static QueuePartner bankClient;
  private static Mailbox bankReceipts;

  /** What the Dinas takes; one reader for all tests, because a second would share with it. */
  private static Mailbox referrals;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.start(data, Engine.SQLITE, Map.of("hub.broker.longest-pause", "2s"));
    bank = hub.bank();
    blk = hub.partner("blk");
    dinkop = hub.partner("dinkop");
    receipts = Mailbox.of(blk, "receipts.blk");
    bankClient = hub.partner("bank");
    bankReceipts = Mailbox.of(bankClient, "receipts.bank");
    referrals = Mailbox.of(dinkop, "out.dinkop." + REFERRAL);
  }

  @AfterAll
  static void stop() throws Exception {
    blk.close();
    dinkop.close();
    bankClient.close();
    hub.close();
  }

  @AfterEach
  void shouldLeaveNothingAstray() {
    bank.behave();
    Checks.nothingWentAstray(hub);
    assertThat(bank.refusals()).as("what the bank found wrong, signatures among it").isEmpty();
  }

  @Test
  void shouldCarryAReferralToBankAndDinasAndTheDecisionsBackInTheirOrder() throws Exception {
    Mailbox decisions = Mailbox.of(blk, "out.blk.microcredit-decision");
    Mailbox enrolments = Mailbox.of(dinkop, "out.dinkop.enrolment");
    int person = enrol();
    String number = Loans.referralNo(person);
    try (BankClerk clerk = new BankClerk(hub.httpPort())) {
      clerk.serve(bank);

      send(Loans.referral(person));

      await().atMost(Mailbox.PATIENCE).until(() -> decisions.count(number) == 3);
    }
    List<Mailbox.Letter> told =
        decisions.letters().stream().filter(letter -> letter.text().contains(number)).toList();
    assertThat(told)
        .extracting(letter -> letter.body().path("keputusan").asText())
        .containsExactly("DITERIMA", "DISETUJUI", "DICAIRKAN");
    JsonNode paid = told.get(2).body();
    assertThat(paid.path("jumlah_disetujui_rupiah").isIntegralNumber()).isTrue();
    assertThat(paid.path("jumlah_disetujui_rupiah").asLong()).isEqualTo(10_000_000L);
    Received atBank = record(number);
    assertThat(atBank.body().at("/amount/value").asText()).isEqualTo("10000000.00");
    assertThat(atBank.body().at("/customer/identityNo").asText()).isEqualTo(Texts.nik(person));
    assertThat(atBank.externalId()).hasSizeBetween(1, 36);
    receipts.receipt(number, State.DELIVERED, "bank");
    assertThat(enrolments.letter(Texts.nik(person)).body().path("hasil_konseling").asText())
        .isEqualTo("PELATIHAN WIRAUSAHA");
    JsonNode atDinas = referrals.letter(number).body();
    assertThat(atDinas.path("nik").asText()).isEqualTo(Texts.nik(person));
    assertThat(atDinas.path("jenis_kelamin").asText()).isEqualTo("L");
    assertThat(atDinas.path("tanggal_lahir").asText()).matches("\\d\\d/\\d\\d/2003");
    assertThat(atDinas.toString())
        .doesNotContain("10000000", "MIKRO", "KMK", "MODAL", ":24", "PS-KUR");
    assertThat(dinasDecisions()).isZero();
  }

  private static long dinasDecisions() {
    return Checks.received(hub, "dinkop", "microcredit-decision", State.ROUTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUPER_MIKRO | 10000001 | HUB-C061 | /jumlah_rupiah | super mikro paling banyak"
            + " Rp10.000.000",
        "MIKRO       | 10000000 | HUB-C062 | /jumlah_rupiah | mikro harus di atas Rp10.000.000",
        "KHUSUS      | 500000001 | HUB-C061 | /jumlah_rupiah | khusus paling banyak Rp500.000.000",
      })
  void shouldRejectAnAmountOutsideItsSchemeAndNameTheRule(
      String scheme, long amount, String code, String path, String sentence) throws Exception {
    int person = enrol();
    ObjectNode referral = Loans.referral(person).put("skema_kur", scheme);
    ((ObjectNode) referral.get("usaha")).put("mulai", "2020-01-01");

    JsonNode error = rejected(referral.put("jumlah_rupiah", amount)).path("errors").path(0);

    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("path").asText()).isEqualTo(path);
    assertThat(error.at("/message/id").asText()).contains("kur-within-ceiling", sentence);
    assertThat(error.toString()).as("the amount itself").doesNotContain(String.valueOf(amount));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "APPROVED 9, APPROVED 8 | HUB-I063",
        "APPROVED 9, REJECTED | HUB-I062",
        "APPROVED 9, DISBURSED 90 | HUB-I064",
        "APPROVED 11 | HUB-I064",
        "DISBURSED 5 | HUB-I060",
        "RECEIVED, DISBURSED 5 | HUB-I060",
        "REJECTED, APPROVED 5 | HUB-I062",
        "REJECTED, DISBURSED 5 | HUB-I062",
        "APPROVED 9, DISBURSED 9, RECEIVED | HUB-I061"
      })
  void shouldRefuseTheDecisionThatBreaksOrderOrCeiling(String decisions, String code)
      throws Exception {
    int person = enrol();
    String number = Loans.referralNo(person);
    send(Loans.referral(person));
    receipts.receipt(number, State.DELIVERED, "bank");

    String last = null;
    for (String decision : decisions.split(", ")) {
      last = decided(number, decision.split(" "));
    }

    String refused = last;
    JsonNode receipt =
        await("the last decision is refused")
            .atMost(Mailbox.PATIENCE)
            .until(
                () ->
                    bankReceipts.letters().stream()
                        .map(letter -> letter.body().path("data"))
                        .filter(data -> data.path("messageId").asText().equals(refused))
                        .filter(data -> data.path("state").asText().equals("REJECTED"))
                        .findFirst()
                        .orElse(null),
                data -> data != null);
    assertThat(Mailbox.codes(receipt)).containsExactly(code);
    assertThat(receipt.at("/errors/0/path").asText()).isNotEmpty();
    long before = decisions.chars().filter(character -> character == ',').count();
    assertThat(
            bankReceipts.letters().stream()
                .map(letter -> letter.body().path("data"))
                .filter(data -> data.path("businessKey").asText().startsWith(number))
                .filter(data -> data.path("state").asText().equals("ACCEPTED")))
        .hasSize((int) before);
  }

  /**
   * @param decision its name, and how many millions where it has any
   * @return the hub's id of the message
   */
  private static String decided(String number, String[] decision) {
    ObjectNode amount = JsonNodeFactory.instance.objectNode();
    if (decision.length > 1) {
      amount.put("value", decision[1] + "000000.00").put("currency", "IDR");
    }
    ObjectNode message = BankClerk.decision(number, decision[0], amount);
    return new HttpPartner("bank", "bank", hub.httpPort())
        .post("microcredit-decision", message.toString())
        .messageId();
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000, 50_000_000, 100_000_000})
  void shouldBringTheCreditOfAMigrantWorkerWithoutABusinessToTheBank(long amount) throws Exception {
    int person = enrol();
    ObjectNode referral = Loans.referral(person).put("skema_kur", "PMI");
    referral.put("jumlah_rupiah", amount).remove(List.of("usaha", "bukti_pelatihan"));

    HttpPartner.Answer answer =
        new HttpPartner("blk", "blk", hub.httpPort()).post(REFERRAL, referral.toString());

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    receipts.receipt(Loans.referralNo(person), State.DELIVERED, "bank");
    JsonNode told = record(Loans.referralNo(person)).body();
    assertThat(told.path("productCode").asText()).isEqualTo("KUR_PMI");
    assertThat(told.at("/amount/value").asText()).isEqualTo(amount + ".00");
    assertThat(told.has("business")).isFalse();
    Checks.journalled(hub);
    assertThat(Checks.message(hub, REFERRAL, Loans.referralNo(person)).deliveries())
        .filteredOn(delivery -> delivery.receiver().value().equals("dinkop"))
        .extracting(delivery -> delivery.state())
        .containsExactly(State.FILTERED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUPER_MIKRO", "MIKRO", "KECIL", "KHUSUS"})
  void shouldAskForTheBusinessOfEveryOtherCredit(String scheme) throws Exception {
    ObjectNode referral = Loans.referral(enrol()).put("skema_kur", scheme);
    referral.remove("usaha");

    HttpPartner.Answer answer =
        new HttpPartner("blk", "blk", hub.httpPort()).post(REFERRAL, referral.toString());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("HUB-C020", "/usaha");
  }

  @Test
  void shouldRejectAnAmountThatIsNoInteger() throws Exception {
    int person = enrol();

    JsonNode receipt =
        rejected(Loans.referral(person).put("jumlah_rupiah", new BigDecimal("10000000.5")));

    assertThat(Mailbox.codes(receipt)).containsExactly("HUB-C022", "HUB-C060");
    assertThat(receipt.at("/errors/1/path").asText()).isEqualTo("/jumlah_rupiah");
  }

  @Test
  void shouldTellAnHttpSenderAtOnceThatTheConsentIsMissing() throws Exception {
    ObjectNode referral = Loans.referral(enrol());
    referral.remove("id_persetujuan");

    HttpPartner.Answer answer =
        new HttpPartner("blk", "blk", hub.httpPort()).post(REFERRAL, referral.toString());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("HUB-C020", "/id_persetujuan");
  }

  @ParameterizedTest
  @CsvSource({"PS-TIDAK-ADA", "PS-KERJA"})
  void shouldRejectAReferralWithoutAConsentOfItsCaseAndTakeTheCorrectedOne(String consent)
      throws Exception {
    int person = enrol();

    send(Loans.referral(person).put("id_persetujuan", consent));

    JsonNode error = rejected(person).path("errors").path(0);
    assertThat(error.path("code").asText()).isEqualTo("HUB-I020");
    assertThat(error.path("path").asText()).isEqualTo("/id_persetujuan");

    send(Loans.referral(person));

    receipts.receipt(Loans.referralNo(person), State.DELIVERED, "bank");
  }

  @Test
  void shouldRejectAReferralWhoseConsentIsNotForTheBank() throws Exception {
    int person = consented("dinkop");

    send(Loans.referral(person));

    assertThat(Mailbox.codes(rejected(person))).containsExactly("HUB-I020");
  }

  @Test
  void shouldTellTheDinasNothingTheConsentDoesNotCover() throws Exception {
    int person = consented("bank");

    send(Loans.referral(person));

    receipts.receipt(Loans.referralNo(person), State.DELIVERED, "bank");
    Checks.journalled(hub);
    assertThat(Checks.message(hub, REFERRAL, Loans.referralNo(person)).deliveries())
        .filteredOn(delivery -> delivery.state() != State.FILTERED)
        .extracting(delivery -> delivery.receiver().value())
        .containsExactly("bank");
    assertThat(referrals.letters())
        .noneMatch(letter -> letter.text().contains(Loans.referralNo(person)));
  }

  @Test
  void shouldTellBankAndDinasOfAVoidWithoutNameOrAmount() throws Exception {
    int person = enrol();
    String number = Loans.referralNo(person);
    send(Loans.referral(person));
    receipts.receipt(number, State.DELIVERED, "bank");
    referrals.letter(number);

    blk.send(
        "in.blk." + REFERRAL,
        Loans.referral(person).toString(),
        Map.of("cloudEvents_correction", "void"),
        DeliveryMode.PERSISTENT);

    JsonNode cancelled =
        await("the bank's cancellation")
            .atMost(Mailbox.PATIENCE)
            .until(
                () ->
                    bank.cancelled().stream()
                        .filter(
                            one -> one.path("originalPartnerReferenceNo").asText().equals(number))
                        .findFirst()
                        .orElse(null),
                one -> one != null);
    await("the Dinas' void")
        .atMost(Mailbox.PATIENCE)
        .until(
            () -> referrals.letters().stream().anyMatch(letter -> isVoid(letter.body(), number)));
    String atDinas =
        referrals.letters().stream()
            .filter(letter -> isVoid(letter.body(), number))
            .map(Mailbox.Letter::text)
            .reduce("", String::concat);
    assertThat(cancelled + atDinas)
        .doesNotContain(Texts.nik(person), "Uji-" + person, "10000000", "MIKRO");
    assertThat(bank.cancelled()).hasSize(1);
  }

  private static boolean isVoid(JsonNode body, String number) {
    return body.path("correction").asText().equals("void")
        && body.at("/key/referralNo").asText().equals(number);
  }

  @Test
  void shouldParkWhatTheBankHasSeenAndAnsweredWithAFailure() throws Exception {
    int person = enrol();
    bank.misbehave(Mode.FAILED_HALFWAY);

    send(Loans.referral(person));

    JsonNode parked = receipts.receipt(Loans.referralNo(person), State.PARKED, "bank");
    assertThat(Mailbox.codes(parked)).containsExactly("HUB-D008");
    assertThat(bank.received()).noneMatch(one -> number(one).equals(Loans.referralNo(person)));
  }

  @Test
  void shouldRejectAReferralWhoseConsentWasWithdrawn() throws Exception {
    int person = enrol();
    withdraw(person);

    send(Loans.referral(person));

    assertThat(Mailbox.codes(rejected(person))).containsExactly("HUB-I020");
    assertThat(bank.received()).noneMatch(one -> number(one).equals(Loans.referralNo(person)));
  }

  @Test
  void shouldNotSendWhatTheConsentNoLongerCoversWhenTheBankIsBack() throws Exception {
    int person = enrol();
    String number = Loans.referralNo(person);
    bank.misbehave(Mode.DOWN);
    send(Loans.referral(person));
    receipts.receipt(number, State.ACCEPTED, null);
    withdraw(person);

    bank.behave();

    JsonNode cancelled = receipts.receipt(number, State.CANCELLED, "bank");
    assertThat(Mailbox.codes(cancelled)).containsExactly("HUB-X020");
    assertThat(bank.received()).noneMatch(one -> number(one).equals(number));
  }

  @ParameterizedTest
  @CsvSource({"CONFLICT, HUB-D005", "REFUSED, HUB-D007"})
  void shouldParkWhatTheBankRefusesForGood(Mode refusal, String code, CapturedOutput log)
      throws Exception {
    int person = enrol();
    bank.misbehave(refusal);

    send(Loans.referral(person));

    JsonNode parked = receipts.receipt(Loans.referralNo(person), State.PARKED, "bank");
    assertThat(Mailbox.codes(parked)).containsExactly(code);
    if (refusal == Mode.REFUSED) {
      assertThat(parked.toString()).contains("4007402").doesNotContain("wajib diisi");
    }
    assertThat(log.getAll()).doesNotContain("wajib diisi", "rahasia-hmac", "kunci-klien");
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"ERROR", "UNAUTHORIZED_ONCE", "BUSY", "LOST_ANSWER"})
  void shouldBringItToTheBankOnceWhateverHappensOnTheWay(Mode trouble) throws Exception {
    int person = enrol();
    String number = Loans.referralNo(person);
    long calls = bank.calls();
    long logins = bank.logins();
    bank.misbehave(trouble);

    send(Loans.referral(person));

    await().atMost(Mailbox.PATIENCE).until(() -> bank.calls() > calls);
    if (trouble == Mode.UNAUTHORIZED_ONCE) {
      receipts.receipt(number, State.DELIVERED, "bank");
      assertThat(bank.logins()).isEqualTo(logins + 1);
    }
    bank.behave();
    receipts.receipt(number, State.DELIVERED, "bank");
    assertThat(bank.received().stream().filter(one -> number(one).equals(number))).hasSize(1);
  }

  private static int enrol() throws Exception {
    int person = PERSON.incrementAndGet();
    blk.send("in.blk.enrolment", Loans.enrolment(person, 1).toString());
    return person;
  }

  /** Enrolled with a consent that covers this partner and nobody else. */
  private static int consented(String recipient) throws Exception {
    int person = PERSON.incrementAndGet();
    ObjectNode enrolment = Loans.enrolment(person, 1);
    ((ObjectNode) enrolment.at("/persetujuan/0")).putArray("penerima").add(recipient);
    blk.send("in.blk.enrolment", enrolment.toString());
    return person;
  }

  /** Returns once the hub knows it: between two kinds nobody promises an order. */
  private static void withdraw(int person) throws Exception {
    blk.send("in.blk.enrolment", Loans.withdrawn(person, 2).toString());
    await()
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                Checks.messages(hub, "enrolment", Texts.enrolmentNo(person)).stream()
                        .filter(message -> message.state() == State.ACCEPTED)
                        .count()
                    == 2);
  }

  private static void send(ObjectNode referral) throws Exception {
    blk.send("in.blk." + REFERRAL, referral.toString());
  }

  /** The receipt of a message that fails before the hub takes its number from it. */
  private static JsonNode rejected(ObjectNode referral) throws Exception {
    String id = "rujukan-" + PERSON.get();
    blk.send(
        "in.blk." + REFERRAL,
        referral.toString(),
        Map.of("cloudEvents_id", id),
        DeliveryMode.PERSISTENT);
    return await("a rejection of " + id)
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                receipts.letters().stream()
                    .map(letter -> letter.body().path("data"))
                    .filter(receipt -> receipt.path("senderMessageId").asText().equals(id))
                    .filter(receipt -> receipt.path("state").asText().equals("REJECTED"))
                    .findFirst()
                    .orElse(null),
            receipt -> receipt != null);
  }

  private static JsonNode rejected(int person) {
    return receipts.receipt(Loans.referralNo(person), State.REJECTED, null);
  }

  private static Received record(String number) {
    List<Received> found =
        bank.received().stream().filter(one -> number(one).equals(number)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static String number(Received referral) {
    return referral.body().path("partnerReferenceNo").asText();
  }
}
