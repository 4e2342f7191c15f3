package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.journal.MessageView;
import id.blkhub.journal.StuckGroup;
import id.blkhub.message.State;
import id.blkhub.remedy.Remedies;
import id.blkhub.remedy.RemedyResult;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.Loans;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import jakarta.jms.DeliveryMode;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case has a person: what speaks of another one under its number goes to nobody. */
class PersonIT {
  private static final AtomicInteger PERSON = new AtomicInteger(500);

  @TempDir static Path data;
  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner bnsp;
  private static QueuePartner dinkop;
  private static QueuePartner supra;
  private static Mailbox registry;
  private static Mailbox body;
  private static Mailbox agency;
  private static Mailbox employer;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.start(data, Engine.SQLITE, Map.of("hub.broker.longest-pause", "2s"));
    blk = hub.partner("blk");
    bnsp = hub.partner("bnsp");
    dinkop = hub.partner("dinkop");
    supra = hub.partner("supra");
    registry = Mailbox.of(blk, "receipts.blk");
    body = Mailbox.of(bnsp, "receipts.bnsp");
    agency = Mailbox.of(dinkop, "out.dinkop.enrolment");
    employer = Mailbox.of(supra, "out.supra.certification");
  }

  @AfterAll
  static void stop() throws Exception {
    Checks.nothingWentAstray(hub);
    for (QueuePartner partner : new QueuePartner[] {blk, bnsp, dinkop, supra}) {
      partner.close();
    }
    hub.close();
  }

  @Test
  void shouldHoldAnAssessmentOfAnotherPersonAndSayWhatDiffers() throws Exception {
    int person = enrol();
    ObjectNode assessment = Texts.assessment(person);
    assessment.set("peserta", Texts.enrolment(person + 1000, 1, false).get("peserta"));

    sendByRegistry("assessment", assessment);

    JsonNode receipt = registry.receipt(Texts.registrationNo(person), State.HELD, null);
    assertThat(Mailbox.codes(receipt)).containsExactly("HUB-I080", "HUB-I081");
    assertThat(receipt.toString())
        .doesNotContain(Texts.nik(person), Texts.nik(person + 1000), "Wulandari", "2003-");
    goesToNobody("assessment", Texts.registrationNo(person));
    assertThat(hub.bean(Remedies.class).held()).extracting(StuckGroup::code).contains("HUB-I080");

    sendByRegistry("assessment", Texts.assessment(person).put("versi", 2));

    registry.receipt(Texts.registrationNo(person), State.DELIVERED, "bnsp");
  }

  @Test
  void shouldHoldACertificateOfAnotherPersonForAllItsReceivers() throws Exception {
    int person = assessed();
    ObjectNode certificate = Texts.certificate(person, true);
    certificate.put("nik_peserta", Texts.nik(person + 1000)).put("nama", "Orang Lain");

    sendByBody(certificate);

    JsonNode receipt = body.receipt(Texts.registrationNo(person), State.HELD, null);
    assertThat(Mailbox.codes(receipt)).containsExactly("HUB-I080");
    goesToNobody("certification", Texts.registrationNo(person));
    assertThat(employer.count(Texts.registrationNo(person))).isZero();

    sendByBody(Texts.certificate(person, true).put("revisi", 2));

    employer.letter("%07d".formatted(person));
  }

  @Test
  void shouldHoldAReferralOfAnotherPersonAlsoWhereItCorrectsOne() throws Exception {
    int person = PERSON.incrementAndGet();
    sendByRegistry("enrolment", Loans.enrolment(person, 1));
    ObjectNode other = Loans.referral(person);
    ((ObjectNode) other.get("peserta")).put("nik", Texts.nik(person + 1000));

    sendByRegistry("microcredit-referral", other);

    JsonNode receipt = registry.receipt(Loans.referralNo(person), State.HELD, null);
    assertThat(Mailbox.codes(receipt)).containsExactly("HUB-I080");
    goesToNobody("microcredit-referral", Loans.referralNo(person));

    sendByRegistry("microcredit-referral", Loans.referral(person));
    registry.receipt(Loans.referralNo(person), State.DELIVERED, "bank");
    blk.send(
        "in.blk.microcredit-referral",
        other.put("jumlah_rupiah", 9_000_000L).toString(),
        Map.of("cloudEvents_id", "koreksi-" + person, "cloudEvents_correction", "correct"),
        DeliveryMode.PERSISTENT);

    await("the correction is held too")
        .atMost(Mailbox.PATIENCE)
        .until(() -> states(Loans.referralNo(person), State.HELD) == 2);
    goesToNobody("microcredit-referral", Loans.referralNo(person));
  }

  @Test
  void shouldNotLetACorrectionOfTheEnrolmentChangeThePersonSilently() throws Exception {
    int person = PERSON.incrementAndGet();
    sendByRegistry("enrolment", Loans.enrolment(person, 1));
    agency.letter(Texts.nik(person));
    ObjectNode changed = Loans.enrolment(person, 2);
    ((ObjectNode) changed.get("peserta")).put("nik", Texts.nik(person + 1000));

    blk.send(
        "in.blk.enrolment",
        changed.toString(),
        Map.of("cloudEvents_id", "ganti-" + person, "cloudEvents_correction", "correct"),
        DeliveryMode.PERSISTENT);

    registry.receipt(Texts.enrolmentNo(person), State.HELD, null);
    assertThat(agency.count(Texts.nik(person + 1000))).isZero();
  }

  @Test
  void shouldHoldACertificateThatWaitedForTheCaseOfAnotherPerson() throws Exception {
    int person = PERSON.incrementAndGet();
    ObjectNode certificate = Texts.certificate(person, true);
    sendByBody(certificate.put("nik_peserta", Texts.nik(person + 1000)));
    body.receipt(Texts.registrationNo(person), State.WAITING, null);

    sendByRegistry("enrolment", Texts.enrolment(person, 1, true));
    sendByRegistry("assessment", Texts.assessment(person));

    assertThat(Mailbox.codes(body.receipt(Texts.registrationNo(person), State.HELD, null)))
        .containsExactly("HUB-I080");
    goesToNobody("certification", Texts.registrationNo(person));
  }

  @Test
  void shouldHoldBothAssessmentsWhoseNiksWereSwapped() throws Exception {
    int one = enrol();
    int other = enrol();
    ObjectNode first = Texts.assessment(one);
    ObjectNode second = Texts.assessment(other);
    JsonNode participant = first.get("peserta");
    first.set("peserta", second.get("peserta"));
    second.set("peserta", participant);

    sendByRegistry("assessment", first);
    sendByRegistry("assessment", second);

    for (int person : new int[] {one, other}) {
      registry.receipt(Texts.registrationNo(person), State.HELD, null);
      goesToNobody("assessment", Texts.registrationNo(person));
    }
  }

  @Test
  void shouldTakeTheSamePersonInAnotherSpellingAndWarn() throws Exception {
    int person = PERSON.incrementAndGet();
    ObjectNode enrolment = Texts.enrolment(person, 1, true);
    ((ObjectNode) enrolment.get("peserta")).put("nama_lengkap", "Renée Uji Wulandari");
    sendByRegistry("enrolment", enrolment);
    ObjectNode spaced = Texts.assessment(person);
    ((ObjectNode) spaced.get("peserta"))
        .put(
            "nama_lengkap",
            Normalizer.normalize("Renée  Uji Wulandari", Normalizer.Form.NFD)
                .toUpperCase(Locale.ROOT));

    sendByRegistry("assessment", spaced);

    JsonNode same = registry.receipt(Texts.registrationNo(person), State.ACCEPTED, null);
    assertThat(same.path("warnings")).as("capitals, blanks and composition").isEmpty();

    sendByBody(Texts.certificate(person, true).put("nama", "Renee Wulandari"));

    JsonNode spelled = body.receipt(Texts.registrationNo(person), State.ACCEPTED, null);
    assertThat(spelled.path("warnings").findValuesAsText("code")).containsExactly("HUB-I085");
    employer.letter("%07d".formatted(person));
  }

  @Test
  void shouldTakeTheNewNikOnceTheRegistryCorrectedItAndRefuseTheOld() throws Exception {
    int person = PERSON.incrementAndGet();
    String corrected = Texts.nik(person + 2000);
    sendByRegistry("enrolment", Loans.enrolment(person, 1));
    String first = agency.letter(Texts.nik(person)).id();
    ObjectNode enrolment = withNik(Loans.enrolment(person, 2), corrected);
    blk.send(
        "in.blk.enrolment",
        enrolment.put("nik_sebelumnya", Texts.nik(person)).toString(),
        Map.of("cloudEvents_id", "nik-" + person, "cloudEvents_correction", "correct"),
        DeliveryMode.PERSISTENT);

    assertThat(agency.letter(corrected).id()).isNotEqualTo(first);
    assertThat(agency.letter(corrected).text()).doesNotContain(Texts.nik(person));

    sendByRegistry("assessment", Texts.assessment(person));
    JsonNode refused = registry.receipt(Texts.registrationNo(person), State.REJECTED, null);
    assertThat(Mailbox.codes(refused)).containsExactly("HUB-I083");
    assertThat(refused.toString()).doesNotContain(corrected, Texts.nik(person));

    sendByRegistry("assessment", withNik(Texts.assessment(person), corrected));
    registry.receipt(Texts.registrationNo(person), State.DELIVERED, "bnsp");
  }

  @Test
  void shouldHoldACorrectionOfANikTheCaseNeverHad() throws Exception {
    int person = enrol();
    ObjectNode enrolment = withNik(Texts.enrolment(person, 2, true), Texts.nik(person + 2000));

    sendByRegistry("enrolment", enrolment.put("nik_sebelumnya", Texts.nik(person + 3000)));

    assertThat(Mailbox.codes(registry.receipt(Texts.enrolmentNo(person), State.HELD, null)))
        .containsExactly("HUB-I084");
  }

  @ParameterizedTest
  @CsvSource({
    "/peserta/tanggal_lahir, 2035-01-01, HUB-C055",
    "/peserta/tanggal_lahir, 2016-01-01, HUB-C055",
    "/peserta/tanggal_lahir, 1905-01-01, HUB-C055",
    "/peserta/nik, 3507240101160001, HUB-C080",
    "/peserta/tanggal_lahir, 2010-01-01, HUB-C081",
    "/peserta/nik, 3507240101100001, HUB-C081",
    "/tanggal_selesai, 2026-01-11, HUB-C052",
    "/tanggal_selesai, 2020-03-27, HUB-C052"
  })
  void shouldRefuseATraineeWhoIsTooYoungOrWhoseDatesCannotBe(
      String place, String value, String code) throws Exception {
    int person = PERSON.incrementAndGet();
    ObjectNode enrolment = Texts.enrolment(person, 1, true).put("tanggal_mulai", "2026-01-12");
    ObjectNode participant = (ObjectNode) enrolment.get("peserta");
    if (place.equals("/peserta/nik")) {
      participant.remove("tanggal_lahir");
    }
    (place.startsWith("/peserta") ? participant : enrolment)
        .put(place.substring(place.lastIndexOf('/') + 1), value);

    blk.send(
        "in.blk.enrolment",
        enrolment.toString(),
        Map.of("cloudEvents_id", "umur-" + person),
        DeliveryMode.PERSISTENT);

    Mailbox.Letter refused = registry.letter("\"umur-" + person + '"');
    assertThat(refused.text()).contains("\"REJECTED\"", '"' + code + '"');
  }

  @Test
  void shouldTakeAMinorWithTheConsentOfAGuardian() throws Exception {
    int person = PERSON.incrementAndGet();
    ObjectNode enrolment = Loans.enrolment(person, 1);
    ((ObjectNode) enrolment.get("peserta")).put("tanggal_lahir", "2010-01-01");
    enrolment
        .putObject("persetujuan_wali")
        .put("nama", "Ibu Uji Rahayu")
        .put("hubungan", "ORANG_TUA")
        .put("tanggal", "2026-01-05");

    sendByRegistry("enrolment", enrolment);

    assertThat(agency.letter(Texts.nik(person)).text()).doesNotContain("Rahayu");
  }

  @Test
  void shouldGiveAPartnerThatMustHaveANikTheEnrolmentWhenItComesAndSayWhyNotBefore()
      throws Exception {
    int person = PERSON.incrementAndGet();
    HttpPartner http = new HttpPartner("blk", "blk", hub.httpPort());
    ObjectNode pending = Loans.enrolment(person, 1);
    ((ObjectNode) pending.put("alasan_tanpa_nik", "SEDANG_DIURUS").get("peserta")).remove("nik");

    String messageId = http.post("enrolment", pending.toString()).messageId();

    JsonNode accepted = registry.receipt(Texts.enrolmentNo(person), State.ACCEPTED, null);
    JsonNode warning = accepted.path("warnings").path(0);
    assertThat(warning.path("code").asText()).isEqualTo("HUB-X085");
    assertThat(warning.at("/message/id").asText()).contains("Dinas Koperasi");
    Checks.journalled(hub);
    JsonNode delivery = http.get("/api/v1/messages/" + messageId).json().path("deliveries").path(0);
    assertThat(delivery.path("partner").asText()).isEqualTo("dinkop");
    assertThat(delivery.path("state").asText()).isEqualTo("FILTERED");
    assertThat(delivery.at("/errors/0/code").asText()).isEqualTo("HUB-X085");
    assertThat(agency.count(Texts.enrolmentNo(person))).isZero();

    sendByRegistry("enrolment", Loans.enrolment(person, 2));

    assertThat(agency.letter(Texts.enrolmentNo(person)).body().path("nik").asText())
        .isEqualTo(Texts.nik(person));
    sendByRegistry("assessment", withNik(Texts.assessment(person), Texts.nik(person + 1000)));
    registry.receipt(Texts.registrationNo(person), State.HELD, null);
  }

  @Test
  void shouldHoldAMessageOfAnotherPersonUnderTheNumberOfOneWithoutANik() throws Exception {
    int person = PERSON.incrementAndGet();
    ObjectNode pending = Texts.enrolment(person, 1, true);
    ((ObjectNode) pending.put("alasan_tanpa_nik", "BELUM_TERDAFTAR").get("peserta")).remove("nik");
    sendByRegistry("enrolment", pending);
    ObjectNode assessment = Texts.assessment(person);
    ((ObjectNode) assessment.get("peserta")).put("tanggal_lahir", "1999-01-02");

    sendByRegistry("assessment", assessment);

    assertThat(Mailbox.codes(registry.receipt(Texts.registrationNo(person), State.HELD, null)))
        .containsExactly("HUB-I081");

    sendByRegistry("assessment", Texts.assessment(person).put("versi", 2));

    registry.receipt(Texts.registrationNo(person), State.DELIVERED, "bnsp");
  }

  @ParameterizedTest
  @CsvSource({"assessment, /peserta/nik", "enrolment, /peserta/nik"})
  void shouldRefuseAPersonWithNeitherNikNorReason(String kind, String place) throws Exception {
    int person = PERSON.incrementAndGet();
    ObjectNode message =
        kind.equals("enrolment") ? Texts.enrolment(person, 1, true) : Texts.assessment(person);
    ((ObjectNode) message.get("peserta")).remove("nik");

    HttpPartner.Answer answer =
        new HttpPartner("blk", "blk", hub.httpPort()).post(kind, message.toString());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains(place);
  }

  private static ObjectNode withNik(ObjectNode message, String nik) {
    ((ObjectNode) message.get("peserta")).put("nik", nik);
    return message;
  }

  @Test
  void shouldLetTheOperatorRetryOnceTheCaseIsRight() throws Exception {
    int person = enrol();
    ObjectNode assessment = Texts.assessment(person);
    assessment.set("peserta", Texts.enrolment(person + 1000, 1, false).get("peserta"));
    sendByRegistry("assessment", assessment);
    registry.receipt(Texts.registrationNo(person), State.HELD, null);
    Checks.journalled(hub);
    MessageView held = Checks.message(hub, "assessment", Texts.registrationNo(person));

    blk.send(
        "in.blk.enrolment",
        Texts.enrolment(person, 1, true).toString(),
        Map.of("cloudEvents_id", "batal-" + person, "cloudEvents_correction", "void"),
        DeliveryMode.PERSISTENT);
    ObjectNode right = Texts.enrolment(person, 2, true);
    right.set("peserta", assessment.get("peserta"));
    sendByRegistry("enrolment", right);
    Checks.journalled(hub);

    assertThat(hub.bean(Remedies.class).retryHeld(held.messageId(), "budi"))
        .isEqualTo(RemedyResult.RETRIED);
    registry.receipt(Texts.registrationNo(person), State.DELIVERED, "bnsp");
  }

  private static long states(String businessKey, State state) {
    return registry.receipts(businessKey).stream()
        .filter(receipt -> receipt.path("state").asText().equals(state.name()))
        .count();
  }

  private static int enrol() throws Exception {
    int person = PERSON.incrementAndGet();
    sendByRegistry("enrolment", Texts.enrolment(person, 1, true));
    return person;
  }

  private static int assessed() throws Exception {
    int person = enrol();
    sendByRegistry("assessment", Texts.assessment(person));
    registry.receipt(Texts.registrationNo(person), State.DELIVERED, "bnsp");
    return person;
  }

  private static void sendByRegistry(String kind, ObjectNode message) throws Exception {
    blk.send("in.blk." + kind, message.toString());
  }

  private static void sendByBody(ObjectNode certificate) throws Exception {
    bnsp.send("in.bnsp.certification", certificate.toString());
  }

  private static void goesToNobody(String kind, String businessKey) {
    Checks.journalled(hub);
    assertThat(Checks.messages(hub, kind, businessKey))
        .filteredOn(message -> message.state() == State.HELD)
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message.deliveries()).isEmpty());
  }
}
