package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.State;
import id.blkhub.message.Text;
import id.blkhub.newpartner.DraftWays;
import id.blkhub.newpartner.NewPartner;
import id.blkhub.newpartner.PartnerDraftOptions;
import id.blkhub.newpartner.PartnerDraftOptions.AgreementTerms;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.Loans;
import id.blkhub.support.MovableClock;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nobody gets what a person did not consent to, and when a consent ends, what still lies in the hub
 * goes nowhere and who may have it is told to erase it.
 */
class ConsentWithdrawalIT {
  private static final String CERTIFICATION = "certification";
  private static final String ERASURE = "erasure";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger PERSON = new AtomicInteger(3_000);

  private static final MovableClock CLOCK = new MovableClock();
  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner bnsp;
  private static QueuePartner gapura;
  private static Mailbox atBlk;
  private static Mailbox atBnsp;
  private static Mailbox notices;

  /** What {@code partner new} drafts is all that the new partners have. */
  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    OwnFiles files = OwnFiles.copyTo(folder);
    draft(folder, "gapura", "consent", "job-matching", Set.of(CERTIFICATION));
    draft(folder, ConsentMatrix.ON_CONSENT, "consent", "microcredit", ConsentMatrix.KINDS);
    draft(folder, ConsentMatrix.PUBLIC_TASK, "public-task", null, ConsentMatrix.KINDS);
    List<Object> accounts = new ArrayList<>();
    for (String id : List.of("gapura", ConsentMatrix.ON_CONSENT, ConsentMatrix.PUBLIC_TASK)) {
      files.change("routes/" + id + "/partner.yaml", "stage: test", "stage: live");
      accounts.addAll(List.of("hub.accounts." + id, sha256(id)));
    }
    hub =
        TestHub.start(
            folder.resolve("data"), Engine.SQLITE, files.settings(accounts.toArray()), CLOCK);
    blk = hub.partner("blk");
    bnsp = hub.partner("bnsp");
    gapura = hub.partner("gapura");
    atBlk = Mailbox.of(blk, "receipts.blk");
    atBnsp = Mailbox.of(bnsp, "receipts.bnsp");
    notices = Mailbox.of(gapura, "out.gapura." + ERASURE);
  }

  private static void draft(Path folder, String id, String basis, String consent, Set<String> kinds)
      throws Exception {
    AgreementTerms terms =
        new AgreementTerms("MOU-2026-019", basis, "tests", consent, "2035-12-31", List.of());
    new NewPartner(folder.resolve("routes"), folder.resolve("mappings"))
        .write(
            new PartnerDraftOptions(
                id,
                new Text(id, id),
                Map.of(),
                new LinkedHashSet<>(kinds),
                terms,
                DraftWays.queues()));
  }

  @AfterAll
  static void stop() throws Exception {
    for (QueuePartner partner : List.of(blk, bnsp, gapura)) {
      partner.close();
    }
    hub.close();
  }

  @AfterEach
  void shouldLeaveNothingAstray() {
    Checks.nothingWentAstray(hub);
    assertThat(hub.bank().refusals()).as("what the bank found wrong").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          names another partner | {"tujuan":"penempatan","penerima":["supra"]}                 | FILTERED
          is for another purpose | {"tujuan":"survei","penerima":["gapura"]}                   | FILTERED
          was withdrawn         | {"tujuan":"penempatan","tanggal_cabut":"2026-02-01"}         | FILTERED
          has ended             | {"tujuan":"penempatan","berlaku_sampai":"2026-02-01"}        | FILTERED
          names it              | {"tujuan":"penempatan","penerima":["bank","gapura"]}         | AVAILABLE
          names nobody          | {"tujuan":"penempatan","berlaku_sampai":"2035-12-31"}        | AVAILABLE
          """)
  void shouldGiveAPartnerOnConsentNothingThePersonDidNotAgreeTo(
      String consent, String given, State state) throws Exception {
    int person = enrolled(given);

    certify(person);

    Checks.awaitDelivery(hub, CERTIFICATION, Texts.registrationNo(person), "gapura", state);
  }

  /** Ways in which a registry says that a consent has ended. */
  enum Ending {
    A_DAY_IN_THE_LIST,
    ANOTHER_LIST,
    NO_LIST,
    AN_EMPTY_LIST,
    WITHDRAWN_FOR_THE_CASE,
    WITHDRAWN_FOR_THE_PERSON,
    WITHDRAWN_FOR_THE_PARTNER,
    CHANGED_TO_ANOTHER_PARTNER,
    ENROLMENT_VOIDED
  }

  @ParameterizedTest
  @EnumSource
  void shouldCancelWhatIsUnreadAndTellThePartner(Ending ending) throws Exception {
    int person = enrolled("{\"tujuan\":\"penempatan\",\"penerima\":[\"gapura\",\"supra\"]}");
    String number = Texts.registrationNo(person);
    certify(person);
    Checks.awaitDelivery(hub, CERTIFICATION, number, "gapura", State.AVAILABLE);

    end(ending, person);

    Checks.awaitDelivery(hub, CERTIFICATION, number, "gapura", State.CANCELLED);
    assertThat(Mailbox.codes(atBnsp.receipt(number, State.CANCELLED, "gapura")))
        .containsExactly("HUB-X070");
    Mailbox.Letter notice = notices.letter(number);
    assertThat(notice.text()).doesNotContain(Texts.nik(person), Texts.name(person));
    assertThat(notice.body().path("purpose").asText()).isEqualTo("job-matching");
    assertThat(atBlk.receipt(number, State.DELIVERED, "gapura").path("kind").asText())
        .isEqualTo(ERASURE);
  }

  /** The last day is yesterday by the real clock, and today by a clock that runs a day behind. */
  @Test
  void shouldDoTheSameOnceTheLastDayOfAConsentIsOver() throws Exception {
    CLOCK.set(Duration.ofDays(-1));
    try {
      String today = LocalDate.now(CLOCK.withZone(ZoneId.of("Asia/Jakarta"))).toString();
      int ending = enrolled("{\"tujuan\":\"penempatan\",\"berlaku_sampai\":\"" + today + "\"}");
      int lasting = enrolled("{\"tujuan\":\"penempatan\",\"berlaku_sampai\":\"2035-12-31\"}");
      for (int person : List.of(ending, lasting)) {
        certify(person);
        Checks.awaitDelivery(
            hub, CERTIFICATION, Texts.registrationNo(person), "gapura", State.AVAILABLE);
      }

      CLOCK.set(Duration.ZERO);

      String number = Texts.registrationNo(ending);
      Checks.awaitDelivery(hub, CERTIFICATION, number, "gapura", State.CANCELLED);
      assertThat(Mailbox.codes(atBnsp.receipt(number, State.CANCELLED, "gapura")))
          .containsExactly("HUB-X070");
      assertThat(notices.letter(number).body().path("purpose").asText()).isEqualTo("job-matching");
      JsonNode told = atBlk.receipt(number, State.DELIVERED, "gapura");
      assertThat(told.path("kind").asText()).isEqualTo(ERASURE);
      String enrolment =
          atBlk.receipt(Texts.enrolmentNo(ending), State.ACCEPTED, null).path("messageId").asText();
      assertThat(
              new HttpPartner("blk", "blk", hub.httpPort())
                  .get("/api/v1/messages/" + enrolment)
                  .json()
                  .path("erasures"))
          .extracting(one -> one.path("partner").asText())
          .containsExactlyInAnyOrder("gapura", "supra");
      Checks.awaitDelivery(
          hub, CERTIFICATION, Texts.registrationNo(lasting), "gapura", State.AVAILABLE);
    } finally {
      CLOCK.set(Duration.ZERO);
    }
  }

  @Test
  void shouldTellThoseWhoHaveTheDataAndShowWhoWasToldWhen() throws Exception {
    int person = PERSON.incrementAndGet();
    String number = Loans.referralNo(person);
    blk.send("in.blk.enrolment", Loans.enrolment(person, 1).toString());
    blk.send("in.blk.microcredit-referral", Loans.referral(person).toString());
    Checks.awaitDelivery(hub, "microcredit-referral", number, "bank", State.DELIVERED);
    Checks.awaitDelivery(hub, "microcredit-referral", number, "dinkop", State.AVAILABLE);

    String id =
        new HttpPartner("blk", "blk", hub.httpPort())
            .post("consent", word(person, "DICABUT", "kur").toString())
            .json()
            .path("messageId")
            .asText();

    JsonNode cancelled =
        await("the bank is told")
            .atMost(Mailbox.PATIENCE)
            .until(
                () ->
                    hub.bank().cancelled().stream()
                        .filter(one -> one.toString().contains(number))
                        .findFirst()
                        .orElse(null),
                one -> one != null);
    assertThat(cancelled.path("reason").asText()).isEqualTo("CONSENT_WITHDRAWN");
    assertThat(cancelled.toString()).doesNotContain(Texts.nik(person), Texts.name(person));
    HttpPartner dinkop = new HttpPartner("dinkop", "dinkop", hub.httpPort());
    await("the Dinas finds it in its outbox")
        .atMost(Mailbox.PATIENCE)
        .until(() -> dinkop.get("/api/v1/outbox/erasure").text().contains(number));
    Checks.awaitDelivery(hub, "microcredit-referral", number, "dinkop", State.CANCELLED);
    Checks.awaitDelivery(hub, ERASURE, number, "bank", State.DELIVERED);

    JsonNode shown =
        new HttpPartner("blk", "blk", hub.httpPort()).get("/api/v1/messages/" + id).json();
    assertThat(shown.path("erasures"))
        .extracting(one -> one.path("partner").asText() + ' ' + one.path("state").asText())
        .containsExactlyInAnyOrder("bank DELIVERED", "dinkop AVAILABLE");
    for (JsonNode one : shown.path("erasures")) {
      assertThat(Instant.parse(one.path("toldAt").asText()))
          .isBeforeOrEqualTo(Instant.parse(one.path("stateAt").asText()));
    }
  }

  @Test
  void shouldKeepToConsentWhateverItsStateAndTheKindAndTheBasis() throws Exception {
    try (ConsentMatrix matrix = new ConsentMatrix(hub, blk, bnsp, PERSON)) {
      matrix.play();

      assertThat(matrix.wrong()).isEmpty();
      assertThat(matrix.delivered()).as("somebody gets something").isPositive();
    }
  }

  private static int enrolled(String consent) throws Exception {
    int person = PERSON.incrementAndGet();
    blk.send("in.blk.enrolment", enrolment(person, 1, consent).toString());
    blk.send("in.blk.assessment", Texts.assessment(person).toString());
    Checks.awaitState(hub, "assessment", Texts.registrationNo(person), State.ACCEPTED);
    return person;
  }

  private static ObjectNode enrolment(int person, int version, String consent) throws Exception {
    ObjectNode message = Texts.enrolment(person, version, false);
    ObjectNode given = (ObjectNode) JSON.readTree(consent);
    given.put("id", "PS-1").put("tanggal", "2026-01-05");
    message.putArray("persetujuan").add(given);
    return message;
  }

  private static void certify(int person) throws Exception {
    bnsp.send("in.bnsp.certification", Texts.certificate(person, true).toString());
  }

  private static void end(Ending ending, int person) throws Exception {
    String given = "{\"tujuan\":\"penempatan\",\"penerima\":[\"gapura\",\"supra\"]";
    ObjectNode said = word(person, "DICABUT", "penempatan");
    switch (ending) {
      case A_DAY_IN_THE_LIST ->
          blk.send(
              "in.blk.enrolment",
              enrolment(person, 2, given + ",\"tanggal_cabut\":\"2026-02-01\"}").toString());
      case ANOTHER_LIST ->
          blk.send("in.blk.enrolment", enrolment(person, 2, "{\"tujuan\":\"survei\"}").toString());
      case NO_LIST -> blk.send("in.blk.enrolment", Texts.enrolment(person, 2, false).toString());
      case AN_EMPTY_LIST -> {
        ObjectNode enrolment = Texts.enrolment(person, 2, false);
        enrolment.putArray("persetujuan");
        blk.send("in.blk.enrolment", enrolment.toString());
      }
      case WITHDRAWN_FOR_THE_CASE -> blk.send("in.blk.consent", said.toString());
      case WITHDRAWN_FOR_THE_PERSON -> {
        said.remove("no_pendaftaran");
        blk.send("in.blk.consent", said.put("nik", Texts.nik(person)).toString());
      }
      case WITHDRAWN_FOR_THE_PARTNER -> {
        said.putArray("penerima").add("gapura");
        blk.send("in.blk.consent", said.toString());
      }
      case CHANGED_TO_ANOTHER_PARTNER -> {
        said.put("keadaan", "DIUBAH").put("id_persetujuan", "PS-1");
        said.putArray("penerima").add("supra");
        blk.send("in.blk.consent", said.toString());
      }
      case ENROLMENT_VOIDED ->
          new HttpPartner("blk", "blk", hub.httpPort())
              .post(
                  "enrolment",
                  enrolment(person, 1, given + "}").toString(),
                  "ce-correction",
                  "void");
      default -> throw new IllegalStateException(ending.name());
    }
  }

  static ObjectNode word(int person, String state, String purpose) {
    ObjectNode said = JSON.createObjectNode();
    said.put("no_bukti", "SPT/2026/%06d".formatted(person)).put("keadaan", state);
    said.put("waktu", Instant.now().toString()).put("no_pendaftaran", Texts.enrolmentNo(person));
    said.putArray("tujuan").add(purpose);
    return said;
  }

  private static String sha256(String secret) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
  }
}
