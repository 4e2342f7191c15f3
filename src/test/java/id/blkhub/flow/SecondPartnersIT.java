package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.State;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.Loans;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A second certification body and a second bank, made of files only: each goes by its own tables
 * and code lists, beside the first.
 */
class SecondPartnersIT {
  private static final String LSP = "lsp-dua";
  private static final String BANK = "bank-dua";
  private static final AtomicInteger NUMBERS = new AtomicInteger(6000);

  private static BnspStub lsp;
  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner bank;
  private static Mailbox receipts;
  private static Mailbox referrals;
  private static Mailbox decisions;
  private static Mailbox bankReceipts;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    lsp = BnspStub.start(0);
    OwnFiles files = OwnFiles.copyTo(folder);
    addBody(files);
    addBank(files);
    Map<String, Object> settings =
        files.settings(
            LSP + ".url",
            lsp.url(),
            "hub.logins.lsp-dua.url",
            lsp.url() + "/auth",
            "hub.logins.lsp-dua.user-header",
            "x-bnsp-user",
            "hub.logins.lsp-dua.user",
            lsp.user(),
            "hub.logins.lsp-dua.key-header",
            "x-bnsp-key",
            "hub.logins.lsp-dua.key",
            lsp.key(),
            "hub.logins.lsp-dua.token-pointer",
            "/data/token",
            "hub.logins.lsp-dua.token-header",
            "x-authorization",
            "hub.accounts." + LSP,
            sha256(LSP),
            "hub.accounts." + BANK,
            sha256(BANK));
    hub = TestHub.start(folder.resolve("data"), Engine.SQLITE, settings);
    blk = hub.partner("blk");
    bank = hub.partner(BANK);
    receipts = Mailbox.of(blk, "receipts.blk");
    decisions = Mailbox.of(blk, "out.blk.microcredit-decision");
    referrals = Mailbox.of(bank, "out." + BANK + ".microcredit-referral");
    bankReceipts = Mailbox.of(bank, "receipts." + BANK);
  }

  @AfterAll
  static void stop() throws Exception {
    try {
      Checks.nothingWentAstray(hub);
    } finally {
      blk.close();
      bank.close();
      hub.close();
      lsp.close();
    }
  }

  @Test
  void shouldRegisterAtEachBodyByItsOwnTables() throws Exception {
    int first = assessed(Texts.LSP);
    int second = assessed(Texts.OTHER_LSP);

    receipts.receipt(Texts.registrationNo(first), State.DELIVERED, "bnsp");
    receipts.receipt(Texts.registrationNo(second), State.DELIVERED, LSP);
    JsonNode atFirst = registered(hub.bnsp(), first);
    JsonNode atSecond = registered(lsp, second);
    assertThat(atFirst.path("skema_id").asInt()).isEqualTo(1201);
    assertThat(atSecond.path("skema_id").asInt()).isEqualTo(77);
    assertThat(atFirst.path("tuk_id").asInt()).isEqualTo(2101);
    assertThat(atSecond.path("tuk_id").asInt()).isEqualTo(9);
    assertThat(atFirst.path("jenjang_id").asInt()).isEqualTo(5);
    assertThat(atSecond.path("jenjang_id").asInt()).isEqualTo(50);
    // a man: the second body has the codes the other way round
    assertThat(atFirst.path("jenis_kelamin").asInt()).isEqualTo(2);
    assertThat(atSecond.path("jenis_kelamin").asInt()).isEqualTo(1);
    assertThat(hub.bnsp().participants()).noneMatch(one -> nik(one.body(), second));
    assertThat(lsp.participants()).noneMatch(one -> nik(one.body(), first));
  }

  @ParameterizedTest
  @CsvSource({
    "/kode_skema, SKM-DUA-2026-09, BNSP-LSP-0999-ID, 202",
    "/kode_skema, SKM-DUA-2026-09, BNSP-LSP-0383-ID, 422",
    "/kode_skema, SKM-LIS-2024-02, BNSP-LSP-0999-ID, 422",
    "/kode_skema, SKM-LIS-2024-02, BNSP-LSP-0383-ID, 202",
    "/kode_tuk, TUK-1971-001, BNSP-LSP-0999-ID, 422",
    "/kode_tuk, TUK-1971-001, BNSP-LSP-0383-ID, 202"
  })
  void shouldTakeTheCodesOfTheBodyThatTests(String place, String code, String licence, int status)
      throws Exception {
    int person = NUMBERS.incrementAndGet();
    blk.send("in.blk.enrolment", Texts.enrolment(person, 1, false).toString());
    ObjectNode assessment = assessment(person, licence).put(place.substring(1), code);

    HttpPartner.Answer answer =
        new HttpPartner("blk", "blk", hub.httpPort()).post("assessment", assessment.toString());

    assertThat(answer.status()).isEqualTo(status);
    if (status == 202) {
      receipts.receipt(
          Texts.registrationNo(person), State.DELIVERED, licence.equals(Texts.LSP) ? "bnsp" : LSP);
    } else {
      assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("HUB-C093");
      assertThat(answer.json().at("/errors/0/path").asText()).isEqualTo(place);
      assertThat(answer.text()).contains(licence.equals(Texts.LSP) ? "bnsp-" : "lsp-dua-");
    }
  }

  @Test
  void shouldNotRegisterTwiceAtTheSecondBodyEither() throws Exception {
    int person = assessed(Texts.OTHER_LSP);
    receipts.receipt(Texts.registrationNo(person), State.DELIVERED, LSP);
    int schedules = lsp.schedules().size();

    blk.send(
        "in.blk.assessment",
        assessment(person, Texts.OTHER_LSP)
            .put("versi", 2)
            .put("tanggal_uji", "2026-07-01")
            .toString());

    JsonNode parked = receipts.receipt(Texts.registrationNo(person), State.PARKED, LSP);
    assertThat(Mailbox.codes(parked)).containsExactly("HUB-D040");
    assertThat(lsp.schedules()).hasSize(schedules);
  }

  @Test
  void shouldTellAndHearTheSecondBankInItsOwnCodes() throws Exception {
    int person = referred("PMI", 20_000_000);
    String number = Loans.referralNo(person);
    JsonNode told = referrals.letter(number).body();
    assertThat(told.path("produk").asText()).isEqualTo("K-05");
    assertThat(told.path("pendidikan").asText()).isEqualTo("SLTA");

    decide(number, "10", null);
    decide(number, "21", 15_000_000L);
    decide(number, "30", 15_000_000L);

    decisions.letter("DICAIRKAN");
    assertThat(decisions.letters())
        .filteredOn(letter -> letter.text().contains(number))
        .extracting(letter -> letter.body().path("keputusan").asText())
        .containsExactly("DITERIMA", "DISETUJUI", "DICAIRKAN");
  }

  @Test
  void shouldHoldTheSecondBankToOrderAndCeilingToo() throws Exception {
    int person = referred("PMI", 20_000_000);
    String number = Loans.referralNo(person);
    referrals.letter(number);

    assertThat(refused(number, "30", 1_000_000L)).isEqualTo("HUB-I060");
    assertThat(refused(number, "21", 20_000_001L)).isEqualTo("HUB-I064");
    // 99 is a status of neither bank
    assertThat(refused(number, "99", null)).startsWith("HUB-C");
  }

  private static int assessed(String licence) throws Exception {
    int person = NUMBERS.incrementAndGet();
    blk.send("in.blk.enrolment", Texts.enrolment(person, 1, false).toString());
    blk.send("in.blk.assessment", assessment(person, licence).toString());
    return person;
  }

  private static ObjectNode assessment(int person, String licence) {
    ObjectNode message =
        Texts.assessment(person, Texts.enrolmentNo(person), licence, "SKM-LAS-2024-01");
    ((ObjectNode) message.get("peserta")).put("pendidikan", "SMK");
    return message;
  }

  private static int referred(String scheme, long amount) throws Exception {
    int person = NUMBERS.incrementAndGet();
    blk.send("in.blk.enrolment", Loans.enrolment(person, 1).toString());
    ObjectNode referral = Loans.referral(person).put("skema_kur", scheme);
    referral.put("jumlah_rupiah", amount).remove("usaha");
    ((ObjectNode) referral.get("peserta")).put("pendidikan", "Paket C");
    blk.send("in.blk.microcredit-referral", referral.toString());
    return person;
  }

  private static void decide(String number, String status, Long amount) throws Exception {
    bank.send("in." + BANK + ".microcredit-decision", decision(number, status, amount));
  }

  private static String decision(String number, String status, Long amount) {
    ObjectNode decision = JsonMapper.builder().build().createObjectNode();
    decision.put("rujukan", number).put("status", status).put("tanggal", "2026-05-10");
    if (amount != null) {
      decision.put("nilai", amount);
    }
    return decision.toString();
  }

  private static String refused(String number, String status, Long amount) throws Exception {
    int before = bankReceipts.letters().size();
    decide(number, status, amount);
    Mailbox.Letter refusal =
        org.awaitility.Awaitility.await()
            .atMost(Mailbox.PATIENCE)
            .until(
                () ->
                    bankReceipts.letters().stream()
                        .skip(before)
                        .filter(letter -> letter.text().contains("\"REJECTED\""))
                        .findFirst()
                        .orElse(null),
                letter -> letter != null);
    return Mailbox.codes(refusal.body().path("data")).get(0);
  }

  private static JsonNode registered(BnspStub body, int person) {
    return body.participants().stream()
        .map(BnspStub.Received::body)
        .filter(one -> nik(one, person))
        .findFirst()
        .orElseThrow();
  }

  private static boolean nik(JsonNode participant, int person) {
    return participant.path("nik").asText().equals(Texts.nik(person));
  }

  /** Like the shipped one, under another licence and with numbers of its own. */
  private static void addBody(OwnFiles files) throws Exception {
    files.write(
        "routes/lsp-dua/partner.yaml",
        files
            .read("routes/bnsp/partner.yaml")
            .replace("id: bnsp", "id: lsp-dua")
            .replace("BNSP-LSP-0383-ID", Texts.OTHER_LSP));
    for (String kind : new String[] {"assessment", "certification"}) {
      String file = kind + ".camel.yaml";
      files.write(
          "routes/lsp-dua/" + file, files.read("routes/bnsp/" + file).replace("bnsp", "lsp-dua"));
    }
    for (String file :
        new String[] {
          "out/assessment.schema.json", "in/certification.schema.json", "in/certification.jslt"
        }) {
      files.write("mappings/lsp-dua/" + file, files.read("mappings/bnsp/" + file));
    }
    files.write(
        "mappings/lsp-dua/out/assessment.jslt",
        files
            .read("mappings/bnsp/out/assessment.jslt")
            .replace("bnsp-tuk", "lsp-dua-tuk")
            .replace("bnsp-schemes", "lsp-dua-schemes")
            .replace("lookup(\"education\"", "lookup(\"lsp-dua-education\"")
            .replace("educationCode, \"bnsp\"", "educationCode, \"jenjang_id\"")
            .replace("{\"M\": 2, \"F\": 1}", "{\"M\": 1, \"F\": 2}"));
    files.write("mappings/reference/lsp-dua-tuk.csv", "code,tuk_id,source\nTUK-3507-001,9,test\n");
    files.write(
        "mappings/reference/lsp-dua-schemes.csv",
        """
        code,skema_id,klasifikasi_id,subklasifikasi_id,jabker_id,source
        SKM-LAS-2024-01,77,7,1,707,test
        SKM-DUA-2026-09,88,8,1,808,test
        """);
    files.write("mappings/reference/lsp-dua-education.csv", "code,jenjang_id,source\n5,50,test\n");
    // the registry may write the codes of this body where it names it
    String contract = files.read("mappings/blk/in/assessment.schema.json");
    String rule =
        contract.substring(
            contract.indexOf("\"allOf\": [") + 10, contract.indexOf("\n  ],\n  \"properties\""));
    String second = rule.replace("bnsp-", "lsp-dua-").replace(Texts.LSP, Texts.OTHER_LSP);
    files.change("mappings/blk/in/assessment.schema.json", rule, rule + ',' + second);
  }

  /** Takes credits of migrant workers from its queue, in its own words. */
  private static void addBank(OwnFiles files) throws Exception {
    files.write(
        "routes/bank-dua/partner.yaml",
        """
        id: bank-dua
        name: {id: Bank kedua, en: Second bank}
        sends: [microcredit-decision]
        receives:
          - kind: microcredit-referral
            scope: all
            when: '.scheme == "PMI"'
            agreement:
              reference: PKS-2026-077
              basis: contract
              purpose: application for KUR credit
              validUntil: 2035-12-31
              crossBorder: false
              expireAfter: 14d
              fields: [/referralNo, /scheme, /amountIdr, /person/educationCode]
        stage: live
        limits: {maxMessageBytes: 1MiB, messagesPerMinute: 60000, quota: {age: 14d, bytes: 2GiB}}
        alerts: {silentFor: 24h, oldestQueued: 1h}
        """);
    files.write(
        "routes/bank-dua/microcredit-referral.camel.yaml",
        """
        - templatedRoute:
            routeTemplateRef: deliver-queue
            routeId: deliver.bank-dua.microcredit-referral
            parameters:
              - {name: partner, value: bank-dua}
              - {name: kind, value: microcredit-referral}
        """);
    files.write(
        "routes/bank-dua/microcredit-decision.camel.yaml",
        """
        - templatedRoute:
            routeTemplateRef: intake
            routeId: in.bank-dua.microcredit-decision
            parameters:
              - {name: partner, value: bank-dua}
              - {name: kind, value: microcredit-decision}
        """);
    files.write(
        "mappings/bank-dua/out/microcredit-referral.schema.json",
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Referral, as the second bank takes it",
          "type": "object",
          "additionalProperties": false,
          "required": ["nomor", "produk", "nilai"],
          "properties": {
            "nomor": {"$ref": "../../canonical/types.schema.json#/$defs/number"},
            "produk": {"type": "string", "pattern": "^K-[0-9]{2}$", "x-personal": "specific"},
            "nilai": {"type": "integer", "minimum": 1, "x-personal": "specific"},
            "pendidikan": {"type": "string", "minLength": 1, "x-personal": "general"}
          }
        }
        """);
    files.write(
        "mappings/bank-dua/out/microcredit-referral.jslt",
        """
        {
          "nomor": .referralNo,
          "produk": lookup("bank-dua-products", .scheme, "produk"),
          "nilai": .amountIdr,
          "pendidikan": lookup("education", .person.educationCode, "name")
        }
        """);
    files.write("mappings/reference/bank-dua-products.csv", "code,produk,source\nPMI,K-05,test\n");
    files.write(
        "mappings/reference/bank-dua-status.csv",
        """
        code,decision,source
        10,RECEIVED,test
        21,APPROVED,test
        22,REJECTED,test
        30,DISBURSED,test
        """);
    files.write(
        "mappings/bank-dua/in/microcredit-decision.schema.json",
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Decision, as the second bank sends it",
          "type": "object",
          "additionalProperties": false,
          "required": ["rujukan", "status", "tanggal"],
          "properties": {
            "rujukan": {"$ref": "../../canonical/types.schema.json#/$defs/number"},
            "status": {"type": "string", "pattern": "^[0-9]{2}$", "x-personal": "specific"},
            "tanggal": {"type": "string", "format": "date"},
            "nilai": {"type": "integer", "minimum": 1, "x-personal": "specific"}
          }
        }
        """);
    files.write(
        "mappings/bank-dua/in/microcredit-decision.jslt",
        """
        {
          "referralNo": .rujukan,
          "decision": lookup("bank-dua-status", .status, "decision"),
          "decidedOn": .tanggal,
          "approvedIdr": .nilai
        }
        """);
  }

  private static String sha256(String secret) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256")
                .digest(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
