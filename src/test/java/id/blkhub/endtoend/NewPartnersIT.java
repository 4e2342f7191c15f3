package id.blkhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.docs.TwoPartnersGuide;
import id.blkhub.flow.Checks;
import id.blkhub.flow.DroppedFiles;
import id.blkhub.flow.Mailbox;
import id.blkhub.flow.OwnFiles;
import id.blkhub.message.State;
import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.LaterPath;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The actors of a graduate's later path, each over the transport it uses: what reaches whom, and
 * what nobody else sees.
 */
class NewPartnersIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger PERSON = new AtomicInteger(600);

  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner bnsp;
  private static QueuePartner supra;
  private static Mailbox placements;
  private static Mailbox invitations;
  private static Mailbox surveys;
  private static Mailbox counselled;
  private static Mailbox apprenticeships;
  private static Mailbox vacancies;
  private static Mailbox certificates;
  private static Path dropped;
  private static DraftedPartners drafted;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    OwnFiles files = OwnFiles.copyTo(home);
    for (String agent : List.of("agen-taiwan", "agen-meksiko")) {
      files.change(
          "routes/" + agent + "/vacancy-files.camel.yaml",
          "- {name: folder, value: vacancy}",
          "- {name: folder, value: vacancy}\n"
              + "      - {name: settle, value: 400ms}\n"
              + "      - {name: every, value: 200ms}");
    }
    dropped = home.resolve("files");
    TwoPartnersGuide.play(home);
    drafted = DraftedPartners.start(home.resolve("server"));
    Map<String, Object> settings = files.settings("hub.files", dropped);
    settings.putAll(drafted.settings());
    hub = TestHub.start(home.resolve("data"), Engine.SQLITE, settings);
    blk = hub.partner("blk");
    bnsp = hub.partner("bnsp");
    supra = hub.partner("supra");
    placements = Mailbox.of(blk, "out.blk.placement");
    invitations = Mailbox.of(blk, "out.blk.invitation");
    surveys = Mailbox.of(blk, "out.blk.tracer-survey");
    counselled = Mailbox.of(blk, "out.blk.counselling");
    apprenticeships = Mailbox.of(blk, "out.blk.apprenticeship");
    vacancies = Mailbox.of(blk, "out.blk.vacancy");
    certificates = Mailbox.of(blk, "out.blk.certification");
  }

  @AfterAll
  static void stop() throws Exception {
    for (QueuePartner partner : new QueuePartner[] {blk, bnsp, supra}) {
      partner.close();
    }
    hub.close();
    drafted.close();
  }

  @Test
  void shouldGiveAnEmployersReportOfAHiredGraduateToTheRegistryAlone() throws Exception {
    int person = certified("penempatan", "supra");

    supra.send("in.supra.placement", LaterPath.hired(person, person).toString());

    JsonNode told = placements.letter(LaterPath.certificateNo(person)).body();
    assertThat(told.path("keadaan").asText()).isEqualTo("KERJA_FORMAL");
    assertThat(told.path("menurut").asText()).isEqualTo("PEMBERI_KERJA");
    assertThat(told.toString()).doesNotContain(Texts.nik(person), Texts.name(person));
    Checks.awaitDelivery(hub, "placement", LaterPath.reportNo(person), "blk", State.DELIVERED);
    assertThat(Checks.message(hub, "placement", LaterPath.reportNo(person)).deliveries())
        .filteredOn(delivery -> delivery.state() != State.FILTERED)
        .hasSize(1);
  }

  @Test
  void shouldHoldAReportOfAnotherPersonThanTheCertificates() throws Exception {
    int person = certified("penempatan", "supra");

    supra.send("in.supra.placement", LaterPath.hired(person, person + 1).toString());

    Checks.awaitState(hub, "placement", LaterPath.reportNo(person), State.HELD);
    assertThat(placements.count(LaterPath.certificateNo(person))).isZero();
  }

  @Test
  void shouldPassAnInvitationOnWhileTheGraduateConsentsAndRefuseItAfterwards() throws Exception {
    int person = certified("penempatan", "supra");

    supra.send("in.supra.invitation", LaterPath.invitation(person, 1).toString());
    JsonNode told = invitations.letter(LaterPath.certificateNo(person)).body();
    assertThat(told.path("jawab_ke").asText()).isEqualTo("rekrutmen@supra.example.org");
    assertThat(told.toString()).doesNotContain(Texts.name(person));
    ObjectNode withdrawn = Texts.enrolment(person, 2, true);
    ((ObjectNode) withdrawn.at("/persetujuan/0")).put("tanggal_cabut", "2026-05-01");
    blk.send("in.blk.enrolment", withdrawn.toString());
    awaitAccepted("enrolment", Texts.enrolmentNo(person), 2);
    supra.send("in.supra.invitation", LaterPath.invitation(person, 2).toString());

    Checks.awaitState(hub, "invitation", LaterPath.invitationNo(person, 2), State.REJECTED);
    assertThat(invitations.count(LaterPath.certificateNo(person))).isEqualTo(1);
  }

  @Test
  void shouldTakeASurveysSilenceAsUnknownAndNotAsUnemployed() throws Exception {
    int member = certified("survei", "alumni");
    HttpPartner alumni = new HttpPartner("alumni", "alumni", hub.httpPort());

    ObjectNode silent = LaterPath.survey(member).put("keadaan", "BELUM_ADA_KABAR");
    HttpPartner.Answer answer = alumni.post("tracer-survey", silent.toString());
    ObjectNode told = LaterPath.survey(member).put("keadaan", "BELUM_ADA_KABAR").put("versi", 2);
    told.putObject("jawaban").put("sesuai_kejuruan", false);
    HttpPartner.Answer contradictory = alumni.post("tracer-survey", told.toString());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(contradictory.status()).isEqualTo(422);
    assertThat(surveys.letter("SV-" + member).body().path("keadaan").asText())
        .isEqualTo("TIDAK_DIKETAHUI");
  }

  @Test
  void shouldSendAnApplicantToTheCounsellorAndTheDinasOnlyWhoStartsABusiness() throws Exception {
    int employee = PERSON.addAndGet(2);
    int founder = PERSON.addAndGet(2);
    try (QueuePartner counsellor = hub.partner("pengantar-kerja");
        QueuePartner dinkop = hub.partner("dinkop")) {
      final Mailbox applicants = Mailbox.of(counsellor, "out.pengantar-kerja.enrolment");
      final Mailbox founders = Mailbox.of(dinkop, "out.dinkop.counselling");
      for (int person : new int[] {employee, founder}) {
        blk.send("in.blk.enrolment", LaterPath.application(person).toString());
        assertThat(applicants.letter(Texts.enrolmentNo(person)).body().path("nama").asText())
            .isEqualTo(Texts.name(person));
      }
      HttpPartner byHttp = new HttpPartner("pengantar-kerja", "pengantar-kerja", hub.httpPort());

      counsellor.send(
          "in.pengantar-kerja.counselling",
          LaterPath.counselling(employee, employee, "KERJA").toString());
      byHttp.post("counselling", LaterPath.counselling(founder, founder, "WIRAUSAHA").toString());

      assertThat(counselled.letter(Texts.enrolmentNo(employee)).body().path("hasil").asText())
          .isEqualTo("KERJA");
      counselled.letter(Texts.enrolmentNo(founder));
      assertThat(founders.letter(Texts.enrolmentNo(founder)).text()).doesNotContain("7500000");
      assertThat(founders.count(Texts.enrolmentNo(employee))).isZero();
      Checks.awaitDelivery(hub, "counselling", "KSL-" + employee, "dinkop", State.FILTERED);

      byHttp.post(
          "counselling",
          LaterPath.counselling(employee, founder, "KERJA")
              .put("no_konseling", "KSL-X" + employee)
              .toString());
      Checks.awaitState(hub, "counselling", "KSL-X" + employee, State.HELD);
    }
  }

  @Test
  void shouldCarryAnApprenticeshipToItsHostAndTheHostsAnswerBack() throws Exception {
    int person = PERSON.addAndGet(2);
    blk.send("in.blk.enrolment", Texts.enrolment(person, 1, false).toString());
    try (QueuePartner shipyard = hub.partner("galangan")) {
      Mailbox proposals = Mailbox.of(shipyard, "out.galangan.apprenticeship");
      blk.send("in.blk.apprenticeship", LaterPath.proposal(person).toString());

      JsonNode proposed = proposals.letter("MGG-" + person).body();
      assertThat(proposed.path("nik").asText()).isEqualTo("3507************");
      assertThat(proposed.path("nama").asText()).isEqualTo(Texts.name(person));

      ObjectNode answer = LaterPath.hosted(person);
      shipyard.send("in.galangan.apprenticeship", answer.toString());

      assertThat(apprenticeships.letter("MGG-" + person).body().path("status").asText())
          .isEqualTo("DITERIMA");
      shipyard.send(
          "in.galangan.apprenticeship",
          answer.put("versi", 2).put("nama", Texts.name(person + 1)).toString());
      await()
          .atMost(Mailbox.PATIENCE)
          .until(
              () ->
                  Checks.messages(hub, "apprenticeship", "MGG-" + person).stream()
                      .anyMatch(one -> one.state() == State.HELD));
      assertThat(apprenticeships.count("MGG-" + person)).isEqualTo(1);
      assertThat(proposals.count("MGG-" + person)).isEqualTo(1);
    }
  }

  @Test
  void shouldTellTheDisabilityServiceKindAndAccommodationOfWhoConsentsAndNothingMore()
      throws Exception {
    int consenting = PERSON.addAndGet(2);
    int silent = PERSON.addAndGet(2);
    for (int person : new int[] {silent, consenting}) {
      ObjectNode enrolment = Texts.enrolment(person, 1, true);
      ObjectNode disability = ((ObjectNode) enrolment.get("peserta")).putObject("disabilitas");
      disability.putArray("ragam").add("netra");
      disability.putArray("akomodasi").add("pembaca layar");
      if (person == consenting) {
        ((ObjectNode) enrolment.at("/persetujuan/0")).put("tujuan", "layanan-disabilitas");
        ((ObjectNode) enrolment.at("/persetujuan/0")).remove("penerima");
      }
      blk.send("in.blk.enrolment", enrolment.toString());
    }

    List<String> got = new CopyOnWriteArrayList<>();
    try (MqttPartner uld = new MqttPartner("uld", hub.mqttPort(), MqttPartner.Version.V5)) {
      uld.listen("out.uld.enrolment", (body, attributes) -> got.add(body));
      await().atMost(Mailbox.PATIENCE).until(() -> !got.isEmpty());
    }
    Checks.awaitDelivery(hub, "enrolment", Texts.enrolmentNo(silent), "uld", State.FILTERED);
    assertThat(got).hasSize(1);
    assertThat(JSON.readTree(got.get(0)).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "no_pendaftaran",
            "versi",
            "id_lembaga",
            "nik",
            "nama",
            "jenis_kelamin",
            "ragam",
            "akomodasi",
            "kejuruan",
            "status");
    assertThat(got.get(0)).contains(Texts.enrolmentNo(consenting), "sensorik netra");
  }

  @Test
  void shouldGiveCounsellorsCountsInWhichNobodyIsRecognised() throws Exception {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("id_lembaga", "6f1d2c1e-7a3b-4a57-9d0e-3b1a5c7e9f01").put("bulan", "2026-05");
    ObjectNode row = report.put("versi", 1).putArray("baris").addObject();
    row.put("kejuruan", "las").put("wilayah", "3507").put("mendaftar", 16).put("bekerja", 4);
    try (QueuePartner counsellor = hub.partner("pengantar-kerja")) {
      Mailbox reports = Mailbox.of(counsellor, "out.pengantar-kerja.report");

      blk.send("in.blk.report", report.toString());

      JsonNode told = reports.letter("2026-05").body();
      assertThat(told.at("/baris/0/mendaftar").asInt()).isEqualTo(16);
      assertThat(told.at("/baris/0").has("bekerja")).isFalse();
      assertThat(told.path("tidak_ditampilkan").asInt()).isEqualTo(1);
    }
  }

  @Test
  void shouldLetTheAlumniNetworkReportOnlyMembersWhoseCertificateItHasByConsent() throws Exception {
    int member = certified("survei", "alumni");
    int stranger = certified("penempatan", "supra");
    HttpPartner alumni = new HttpPartner("alumni", "alumni", hub.httpPort());

    try (StompPartner reader = new StompPartner("alumni", hub.stompPort())) {
      reader.subscribe("out.alumni.certification", "client-individual");
      StompPartner.Frame frame = reader.take();
      while (!frame.text().contains(Texts.registrationNo(member))) {
        reader.acknowledge(frame);
        frame = reader.take();
      }
      reader.acknowledge(frame);
      assertThat(JSON.readTree(frame.text()))
          .isEqualTo(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("no_registrasi_uji", Texts.registrationNo(member))
                  .put("versi", 1)
                  .put("no_sertifikat", LaterPath.certificateNo(member))
                  .put("tanggal_terbit", "2026-04-15")
                  .put("kejuruan", "Teknik Las"));
    }
    HttpPartner.Answer known = alumni.post("placement", LaterPath.ownBusiness(member).toString());
    HttpPartner.Answer unknown =
        alumni.post("placement", LaterPath.ownBusiness(stranger).toString());

    assertThat(known.status()).isEqualTo(202);
    assertThat(placements.letter("ALUMNI-2026-" + member).body().at("/usaha/nama").asText())
        .isEqualTo("Bengkel Uji");
    await()
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                alumni
                    .get("/api/v1/messages/" + unknown.messageId())
                    .json()
                    .path("state")
                    .asText()
                    .equals("WAITING"));
    assertThat(placements.count(LaterPath.certificateNo(stranger))).isZero();
  }

  @Test
  void shouldOfferAlumniTheVacanciesOfTheirProvinceAndTradesAndSayThatOneIsFilled()
      throws Exception {
    ObjectNode elsewhere = LaterPath.vacancy(811, 10, "Pasar Kemis", "las");
    ObjectNode otherTrade = LaterPath.vacancy(812, 10, "Gresik", "tata boga");
    ObjectNode open = LaterPath.vacancy(813, 10, "Gresik", "las");
    ObjectNode filled = LaterPath.vacancy(813, 20, "Gresik", "las").put("blk:status", "FILLED");
    for (ObjectNode one : new ObjectNode[] {elsewhere, otherTrade, open, filled}) {
      supra.send("in.supra.vacancy", one.toString());
    }

    try (StompPartner reader = new StompPartner("alumni", hub.stompPort())) {
      reader.subscribe("out.alumni.vacancy", "client-individual");
      for (String status : new String[] {"BUKA", "TERISI"}) {
        StompPartner.Frame frame = reader.take();
        reader.acknowledge(frame);
        JsonNode offered = JSON.readTree(frame.text());
        assertThat(offered.path("id_lowongan").asText()).isEqualTo(Texts.vacancyId(813));
        assertThat(offered.path("status").asText()).isEqualTo(status);
      }
    }
    for (int number : new int[] {811, 812}) {
      Checks.awaitDelivery(hub, "vacancy", Texts.vacancyId(number), "alumni", State.FILTERED);
    }
  }

  @Test
  void shouldTakeTheJobOrdersOfOverseasAgentsFromTheirSheetsInTheCurrencyOfTheCountry()
      throws Exception {
    DroppedFiles taiwan = new DroppedFiles(dropped.resolve("agen-taiwan/vacancy"));
    DroppedFiles mexico = new DroppedFiles(dropped.resolve("agen-meksiko/vacancy"));

    taiwan.drop(
        "orders.csv",
        """
        Order No,Employer,Unified Business No,Position,Headcount,Country,Wage Min,Wage Max,Currency,Valid Until,Trade
        TW-1,"Example Precision Co., Ltd.",12345675,Welder,12,TW,"NT$ 28,590",32000,TWD,2035/12/31,welding
        TW-2,"Example Precision Co., Ltd.",12345675,Welder,12,TW,28590,,IDR,2035/12/31,welding
        """);
    mexico.drop(
        "pedidos.csv",
        """
        Folio;Versión;Empresa;RFC;Puesto;Vacantes;País;Salario mínimo;Moneda;Vigencia;Oficio
        MX-1;1;Señal Estructuras, S.A. de C.V.;SES010203AB9;Soldador;8;MX;$12,500.00;MXN;31/12/2035;soldadura
        """
            .getBytes(Charset.forName("windows-1252")));

    JsonNode order = vacancies.letter("\"TW-1\"").body();
    assertThat(order.at("/upah/min").asInt()).isEqualTo(28_590);
    assertThat(order.at("/upah/mata_uang").asText()).isEqualTo("TWD");
    assertThat(order.at("/perusahaan/no_luar_negeri").asText()).isEqualTo("12345675");
    assertThat(order.path("kode_negara").asText()).isEqualTo("TW");
    JsonNode other = vacancies.letter("\"MX-1\"").body();
    assertThat(other.at("/upah/min").asInt()).isEqualTo(12_500);
    assertThat(other.at("/upah/mata_uang").asText()).isEqualTo("MXN");
    assertThat(other.at("/perusahaan/nama").asText()).isEqualTo("Señal Estructuras, S.A. de C.V.");
    assertThat(Files.readString(taiwan.await("results", "orders.", ".hasil.csv")))
        .contains("HUB-C023", "Currency");
    assertThat(vacancies.count("\"TW-2\"")).isZero();
  }

  @Test
  void shouldShowACandidateWithoutNikToTheAgentOfTheConsentAloneAndHaveItErased() throws Exception {
    int person = certified("luar-negeri", "agen-taiwan");
    HttpPartner agent = new HttpPartner("agen-taiwan", "agen-taiwan", hub.httpPort());

    JsonNode item = outbox(agent, "certification").path("items").path(0);

    JsonNode candidate = item.path("data");
    assertThat(candidate.path("name").asText()).isEqualTo(Texts.name(person));
    assertThat(candidate.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "candidate_no",
            "revision",
            "name",
            "trade",
            "scheme",
            "units",
            "certificate_no",
            "issued_on",
            "valid_until");
    assertThat(item.toString()).doesNotContain(Texts.nik(person), "2003-");
    Checks.awaitDelivery(
        hub, "certification", Texts.registrationNo(person), "agen-meksiko", State.FILTERED);

    agent.acknowledge(item.path("id").asText());
    Checks.awaitDelivery(
        hub, "certification", Texts.registrationNo(person), "agen-taiwan", State.DELIVERED);
    ObjectNode word = JsonNodeFactory.instance.objectNode();
    word.put("no_bukti", "SPT/" + person).put("waktu", "2026-05-04T08:00:00+07:00");
    word.put("keadaan", "DICABUT").put("no_pendaftaran", Texts.enrolmentNo(person));
    word.putArray("tujuan").add("luar-negeri");
    blk.send("in.blk.consent", word.toString());
    await()
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                outbox(agent, "erasure")
                    .at("/items/0/data/candidate_no")
                    .asText()
                    .equals(Texts.registrationNo(person)));
  }

  @Test
  void shouldSendAnAssessmentToTheBodyWhoseLicenceItNamesAndBringItsCertificateBack()
      throws Exception {
    int person = PERSON.addAndGet(2);
    String number = Texts.registrationNo(person);
    blk.send("in.blk.enrolment", Texts.enrolment(person, 1, false).toString());
    ObjectNode assessment =
        Texts.assessment(person, Texts.enrolmentNo(person), "BNSP-LSP-1423-ID", "SKK-BGN-2024-11");
    ObjectNode file = assessment.putArray("berkas").addObject();
    file.put("jenis", "KTP").put("tautan", "https://berkas.example.org/ktp/7");
    file.put("sha256", "9".repeat(64));

    blk.send("in.blk.assessment", assessment.toString());

    await().atMost(Mailbox.PATIENCE).until(() -> hub.lsp().participants().containsKey(number));
    Map<String, String> participant = hub.lsp().participants().get(number);
    assertThat(participant)
        .containsEntry("nama", Texts.name(person))
        .containsEntry("skema_id", "611")
        .containsEntry("file_ktp", "https://berkas.example.org/ktp/7")
        .doesNotContainKeys("batal", "file_foto");
    Checks.awaitDelivery(hub, "assessment", number, "bnsp", State.FILTERED);

    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("nomor_peserta", number).put("nik", Texts.nik(person));
    result.put("nama", Texts.name(person)).put("kode_skema", "SKK-BGN-2024-11");
    result.put("keputusan", "KOMPETEN").put("tgl_keputusan", "20-04-2026");
    result.putArray("unit").addObject().put("kode", "C.24LAS01.001.1").put("hasil", "KOMPETEN");
    result.put("nomor_sertifikat", "43303.7212.3.%08d.2026".formatted(person));
    result.put("nomor_reg", "KON.1423.%05d.2026".formatted(person)).put("tgl_srtf", "24-04-2026");
    HttpPartner body = new HttpPartner("lsp-konstruksi", "lsp-konstruksi", hub.httpPort());
    assertThat(body.post("certification", result.toString()).status()).isEqualTo(202);

    JsonNode told = certificates.letter(number).body();
    assertThat(told.path("tanggal_berakhir").asText()).isEqualTo("2031-04-24");

    assessment.put("versi", 2).put("tanggal_uji", "2026-04-22");
    blk.send("in.blk.assessment", assessment.toString());
    await()
        .atMost(Mailbox.PATIENCE)
        .until(() -> hub.lsp().participants().get(number).get("tanggal_uji").equals("22-04-2026"));
    assertThat(hub.lsp().refusals()).isEmpty();
  }

  /** Of the page on two partners: one by SFTP and XLSX, one by poll and OAuth 2.0. */
  @Test
  void shouldExchangeVacanciesBetweenTwoPartnersThatCommandsDraftedFromSamples() throws Exception {
    drafted.drop("mei.xlsx", TwoPartnersGuide.sheet());

    Checks.awaitDelivery(hub, "vacancy", "BTK-1", "bursa", State.DELIVERED);
    Checks.awaitDelivery(hub, "vacancy", "BURSA-7", "batik", State.DELIVERED);

    assertThat(drafted.told())
        .contains(
            JSON.readTree(
                "{\"vacancyId\": \"BTK-1\", \"title\": \"Pembatik\", \"openings\": 4,"
                    + " \"validThrough\": \"2035-12-31\"}"));
    assertThat(drafted.files("out"))
        .anyMatch(
            text ->
                text.equals(
                    "\uFEFFNomor;Jabatan;Jumlah;Perusahaan;Berlaku Sampai\r\n"
                        + "BURSA-7;Juru Las;3;PT Contoh;2035-12-31\r\n"));
    assertThat(drafted.files("in")).isEmpty();
    await().atMost(Mailbox.PATIENCE).until(() -> drafted.files("done").size() == 1);
    assertThat(drafted.tokens()).isPositive();
    assertThat(vacancies.count("BTK-1") + vacancies.count("BURSA-7")).isZero();
  }

  private static JsonNode outbox(HttpPartner partner, String kind) {
    return partner.get("/api/v1/outbox/" + kind).json();
  }

  /** A graduate with a certificate and one consent. */
  private static int certified(String purpose, String recipient) throws Exception {
    int person = PERSON.addAndGet(2);
    ObjectNode enrolment = Texts.enrolment(person, 1, false);
    enrolment
        .putArray("persetujuan")
        .addObject()
        .put("id", "PS-1")
        .put("tujuan", purpose)
        .put("tanggal", "2026-01-05")
        .putArray("penerima")
        .add(recipient);
    blk.send("in.blk.enrolment", enrolment.toString());
    blk.send("in.blk.assessment", Texts.assessment(person).toString());
    Checks.awaitState(hub, "assessment", Texts.registrationNo(person), State.ACCEPTED);
    bnsp.send("in.bnsp.certification", Texts.certificate(person, true).toString());
    Checks.awaitDelivery(
        hub, "certification", Texts.registrationNo(person), recipient, State.AVAILABLE);
    return person;
  }

  private static void awaitAccepted(String kind, String number, int times) {
    await()
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                Checks.messages(hub, kind, number).stream()
                        .filter(one -> one.state() == State.ACCEPTED)
                        .count()
                    == times);
  }
}
