package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.State;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.BnspStub.Received;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What agencies' developers send without asking anybody, and what the bodies around must get. */
class DomainIT {
  private static final AtomicInteger NUMBERS = new AtomicInteger(4000);

  private static TestHub hub;
  private static BnspStub bnsp;
  private static QueuePartner blk;
  private static Mailbox receipts;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    hub = TestHub.start(folder, Engine.SQLITE, Map.of("hub.broker.longest-pause", "1s"));
    bnsp = hub.bnsp();
    blk = hub.partner("blk");
    receipts = Mailbox.of(blk, "receipts.blk");
  }

  @AfterAll
  static void stop() throws Exception {
    blk.close();
    hub.close();
  }

  @AfterEach
  void shouldLeaveNothingAstray() {
    bnsp.behave();
    Checks.nothingWentAstray(hub);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tanggal_uji", "/kode_tuk", "/peserta/nama_lengkap", "/unversioned"})
  void shouldNeverRegisterAgainWhatWasRegistered(String changed) throws Exception {
    int person = enrolled();
    ObjectNode first = Texts.assessment(person);
    send(first);
    receipts.receipt(Texts.registrationNo(person), State.DELIVERED, "bnsp");
    List<Received> before = bnsp.received();

    ObjectNode second = first.deepCopy().put("versi", 2);
    switch (changed) {
      case "/tanggal_uji" -> second.put("tanggal_uji", "2026-05-20");
      case "/kode_tuk" -> second.put("kode_tuk", "TUK-3603-001");
      case "/peserta/nama_lengkap" ->
          ((ObjectNode) second.get("peserta")).put("nama_lengkap", "Wulandari Baru");
      default -> second.put("tanggal_uji", "2026-05-21").remove("versi");
    }
    send(second);

    JsonNode parked = receipts.receipt(Texts.registrationNo(person), State.PARKED, "bnsp");
    assertThat(Mailbox.codes(parked)).containsExactly("HUB-D040");
    assertThat(bnsp.received()).isEqualTo(before);
    // said once more it says nothing new
    send(second);
    receipts.receipt(Texts.registrationNo(person), State.DUPLICATE, null);
  }

  @Test
  void shouldRegisterOnlyTheLastStateOfWhatTheBodyHasNotSeen() throws Exception {
    int person = enrolled();
    bnsp.misbehave(BnspStub.Mode.DOWN);
    send(Texts.assessment(person));
    Checks.awaitDelivery(hub, "assessment", Texts.registrationNo(person), "bnsp", State.ROUTED);
    send(Texts.assessment(person).put("versi", 2).put("tanggal_uji", "2026-06-02"));
    receipts.receipt(Texts.registrationNo(person), State.CANCELLED, "bnsp");

    bnsp.behave();

    receipts.receipt(Texts.registrationNo(person), State.DELIVERED, "bnsp");
    assertThat(registered(person)).hasSize(1);
    assertThat(scheduleOf(registered(person).get(0)).path("tanggal_mulai").asText())
        .isEqualTo("2026-06-02");
  }

  @Test
  void shouldRegisterWhatTheBodyRefusedOnceItIsPutRight() throws Exception {
    int person = enrolled();
    bnsp.misbehave(BnspStub.Mode.UNPROCESSABLE);
    send(Texts.assessment(person));
    receipts.receipt(Texts.registrationNo(person), State.PARKED, "bnsp");
    bnsp.behave();

    send(Texts.assessment(person).put("versi", 2).put("tanggal_uji", "2026-06-03"));

    receipts.receipt(Texts.registrationNo(person), State.DELIVERED, "bnsp");
    assertThat(registered(person)).hasSize(1);
  }

  @Test
  void shouldRegisterOnePersonInTwoSchemesOfOneDay() throws Exception {
    int person = enrolled();
    int other = NUMBERS.incrementAndGet();
    send(Texts.assessment(person));
    ObjectNode second = Texts.assessment(person).put("no_registrasi_uji", number(other));
    send(second.put("kode_skema", "SKM-LIS-2024-02"));

    receipts.receipt(Texts.registrationNo(person), State.DELIVERED, "bnsp");
    receipts.receipt(number(other), State.DELIVERED, "bnsp");
    assertThat(registered(person))
        .hasSize(2)
        .extracting(one -> one.body().path("skema_id").asInt())
        .containsExactlyInAnyOrder(1201, 1302);
  }

  @ParameterizedTest
  @CsvSource({
    "3507241203039101, , 2",
    "3507245203039102, , 1",
    "3507247112039103, , 1",
    "3507243112039104, , 2",
    "3507244101039105, L, 2"
  })
  void shouldTakeTheSexFromTheNikWhereItIsNotGiven(String nik, String said, int code)
      throws Exception {
    int person = enrolled(nik);
    ObjectNode message = Texts.assessment(person);
    ObjectNode participant = ((ObjectNode) message.get("peserta")).put("nik", nik);
    participant.remove("jenis_kelamin");
    participant.put("tanggal_lahir", born(nik));
    if (said != null) {
      participant.put("jenis_kelamin", said);
    }
    send(message);

    receipts.receipt(Texts.registrationNo(person), State.DELIVERED, "bnsp");
    assertThat(registered(nik)).hasSize(1);
    assertThat(registered(nik).get(0).body().path("jenis_kelamin").asInt()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "kursi roda, -, akomodasi kursi roda",
        "-, juru bahasa isyarat, akomodasi juru bahasa isyarat",
        "kursi roda, juru bahasa isyarat, 'akomodasi kursi roda, juru bahasa isyarat'",
        "kursi roda, kursi roda, akomodasi kursi roda"
      })
  void shouldTellWhatAPersonNeedsWhereverItIsWritten(String atTop, String ofPerson, String told)
      throws Exception {
    int person = enrolled();
    ObjectNode message = Texts.assessment(person);
    if (atTop != null) {
      message.putArray("akomodasi").add(atTop);
    }
    if (ofPerson != null) {
      ObjectNode disability = ((ObjectNode) message.get("peserta")).putObject("disabilitas");
      disability.putArray("ragam").add("rungu");
      disability.putArray("akomodasi").add(ofPerson);
    }
    send(message);

    receipts.receipt(Texts.registrationNo(person), State.DELIVERED, "bnsp");
    assertThat(registered(person).get(0).body().path("keterangan").asText()).endsWith("; " + told);
  }

  private static int enrolled() throws Exception {
    int person = NUMBERS.incrementAndGet();
    return enrolled(person, Texts.enrolment(person, 1, false));
  }

  private static int enrolled(String nik) throws Exception {
    int person = NUMBERS.incrementAndGet();
    ObjectNode enrolment = Texts.enrolment(person, 1, false);
    ((ObjectNode) enrolment.get("peserta")).put("nik", nik).put("tanggal_lahir", born(nik));
    return enrolled(person, enrolment);
  }

  private static String born(String nik) {
    int day = Integer.parseInt(nik.substring(6, 8)) % 40;
    return "20%s-%s-%02d".formatted(nik.substring(10, 12), nik.substring(8, 10), day);
  }

  private static int enrolled(int person, ObjectNode enrolment) throws Exception {
    blk.send("in.blk.enrolment", enrolment.toString());
    receipts.receipt(Texts.enrolmentNo(person), State.ACCEPTED, null);
    return person;
  }

  private static void send(ObjectNode assessment) throws Exception {
    blk.send("in.blk.assessment", assessment.toString());
  }

  private static String number(int person) {
    return Texts.registrationNo(person);
  }

  private static List<Received> registered(int person) {
    return registered(Texts.nik(person));
  }

  private static List<Received> registered(String nik) {
    return bnsp.participants().stream()
        .filter(one -> one.body().path("nik").asText().equals(nik))
        .toList();
  }

  private static JsonNode scheduleOf(Received participant) {
    return bnsp.schedules().stream()
        .filter(one -> one.id() == participant.body().path("jadwal_id").asLong())
        .findFirst()
        .orElseThrow()
        .body();
  }
}
