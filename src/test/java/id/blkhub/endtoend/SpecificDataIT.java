package id.blkhub.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.sandbox.BankClerk;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.LaterPath;
import id.blkhub.support.Loans;
import id.blkhub.support.Mailbox;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import jakarta.jms.DeliveryMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * I7 for specific data (UU 27/2022 article 4: health, personal finance): every such field carries a
 * value found nowhere else, and whoever has the right to it is shown to see it, nobody else.
 */
class SpecificDataIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PERSON = 1;
  private static final int TOO_MUCH = 2;
  private static final int APPLICANT = 3;
  private static final List<String> PARTNERS =
      List.of(
          "blk", "bnsp", "supra", "dinkop", "bank", "alumni", "galangan", "pengantar-kerja", "uld");

  /** Loud, so that whatever could write a value does. */
  private static final Map<String, String> LOUD =
      Map.of(
          "logging.level.id.blkhub", "TRACE",
          "logging.level.org.springframework.jdbc", "TRACE",
          "logging.level.org.apache.camel", "DEBUG");

  /**
   * One field of one message.
   *
   * @param values the ways it is written, by its sender or by a mapping
   * @param entitled the receivers whose agreement has it
   */
  private record Canary(String field, List<String> values, Set<String> entitled) {
    boolean in(String text) {
      return values.stream().anyMatch(text::contains);
    }
  }

  private static final List<Canary> CANARIES =
      List.of(
          canary("enrolment disability kind", Set.of("uld"), "wicara", "WICARA"),
          canary("enrolment accommodation", Set.of("uld"), "KANARI-AKOMODASI-DAFTAR"),
          canary("assessment disability kind", Set.of(), "rungu", "RUNGU"),
          canary(
              "assessment accommodation of the person", Set.of("bnsp"), "KANARI-AKOMODASI-ORANG"),
          canary("assessment accommodation", Set.of("bnsp"), "KANARI-AKOMODASI-UJI"),
          canary("referral disability kind", Set.of(), "netra", "NETRA"),
          canary("referral accommodation", Set.of(), "KANARI-AKOMODASI-RUJUK"),
          canary("capital of a business", Set.of("blk"), "7500000", "7.500.000", "7,500,000"),
          canary("scheme", Set.of("bank"), "SUPER_MIKRO"),
          canary("amount", Set.of("bank"), "9876543", "9.876.543", "9,876,543"),
          canary("loan purpose", Set.of("bank"), "MODAL_KERJA", "\"KMK\"", "WORKING_CAPITAL"),
          canary("tenor", Set.of("bank"), "\"tenorMonths\":113", "bulan\":113", "=113"),
          canary("consent", Set.of("bank"), "PS-KUR"),
          canary("approval", Set.of("blk"), "\"APPROVED\"", "|APPROVED", "DISETUJUI"),
          canary("disbursement", Set.of("blk"), "DISBURSED", "DICAIRKAN"),
          canary("approved amount", Set.of("blk"), "8765432", "8.765.432", "8,765,432"),
          canary("reason", Set.of("blk"), "KANARI-ALASAN"),
          canary("day of the credit agreement", Set.of("blk"), "2026-05-23"),
          canary("amount above the ceiling", Set.of(), "87654321", "87.654.321"));

  private final StringBuffer log = new StringBuffer();
  private final Map<String, List<Mailbox>> queues = new LinkedHashMap<>();
  private final Map<String, Mailbox> receipts = new TreeMap<>();
  private final Map<String, QueuePartner> clients = new TreeMap<>();

  @Test
  void shouldShowHealthAndLoansOnlyToThoseEntitled(@TempDir Path folder) throws Exception {
    AppenderBase<ILoggingEvent> listener = listener();
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    Path data = folder.resolve("data");
    Map<String, Set<String>> seen = new TreeMap<>();
    try (TestHub hub = TestHub.start(data, Engine.SQLITE, LOUD)) {
      root.addAppender(listener);
      connect(hub);

      tellTheStory(hub);

      Map<String, String> got = received(hub);
      for (Canary canary : CANARIES) {
        Set<String> seers = new TreeSet<>();
        got.forEach(
            (partner, text) -> {
              if (canary.in(text)) {
                seers.add(partner);
              }
            });
        seen.put(canary.field(), seers);
      }
      for (String partner : PARTNERS) {
        assertNothingSpecific("receipts of " + partner, text(List.of(receipts.get(partner))));
        assertNothingSpecific(
            "receipts of " + partner + " over HTTP",
            new HttpPartner(partner, partner, hub.httpPort())
                .get("/api/v1/receipts?limit=1000")
                .text());
      }
      for (QueuePartner client : clients.values()) {
        client.close();
      }
    } finally {
      root.detachAppender(listener);
    }

    CANARIES.forEach(
        canary ->
            assertThat(seen.get(canary.field()))
                .as("who saw: " + canary.field())
                .isEqualTo(new TreeSet<>(canary.entitled())));
    assertThat(log).as("the log was heard").isNotEmpty();
    // the consents of a case are what the hub must know to route; their ids are no loan data
    assertNothingSpecific("the log", log.toString().replace("PS-KUR", ""));
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(path -> path.toString().contains(".db")).toList()) {
        String text = new String(Files.readAllBytes(file), ISO_8859_1);
        assertNothingSpecific(file.getFileName().toString(), text.replace("PS-KUR", ""));
      }
    }
  }

  private void connect(TestHub hub) throws Exception {
    for (String partner : PARTNERS) {
      QueuePartner client = hub.partner(partner);
      clients.put(partner, client);
      receipts.put(partner, Mailbox.of(client, "receipts." + partner));
      queues.put(partner, new ArrayList<>());
    }
    for (String queue :
        List.of(
            "blk.certification",
            "blk.microcredit-decision",
            "supra.certification",
            "dinkop.enrolment",
            "dinkop.certification",
            "dinkop.microcredit-referral",
            "blk.counselling",
            "dinkop.counselling",
            "galangan.apprenticeship",
            "alumni.certification",
            "pengantar-kerja.enrolment",
            "uld.enrolment")) {
      String partner = queue.substring(0, queue.indexOf('.'));
      queues.get(partner).add(Mailbox.of(clients.get(partner), "out." + queue));
    }
  }

  private void tellTheStory(TestHub hub) throws Exception {
    ObjectNode enrolment = Loans.enrolment(PERSON, 1);
    disability((ObjectNode) enrolment.get("peserta"), "wicara", "KANARI-AKOMODASI-DAFTAR");
    for (String purpose : List.of("survei", "layanan-disabilitas")) {
      ObjectNode given = enrolment.withArray("persetujuan").addObject();
      given.put("id", "PS-" + purpose).put("tujuan", purpose).put("tanggal", "2026-01-05");
    }
    send("blk", "enrolment", enrolment);
    ObjectNode assessment = Texts.assessment(PERSON);
    disability((ObjectNode) assessment.get("peserta"), "rungu", "KANARI-AKOMODASI-ORANG");
    assessment.putArray("akomodasi").add("KANARI-AKOMODASI-UJI");
    send("blk", "assessment", assessment);
    await().atMost(PATIENCE).until(() -> hub.bnsp().participants().size() == 1);
    send("bnsp", "certification", Texts.certificate(PERSON, true));

    ObjectNode referral = Loans.referral(PERSON).put("jumlah_rupiah", 9_876_543L);
    referral.put("jangka_waktu_bulan", 113);
    disability((ObjectNode) referral.get("peserta"), "netra", "KANARI-AKOMODASI-RUJUK");
    send("blk", "microcredit-referral", referral);
    await().atMost(PATIENCE).until(() -> hub.bank().received().size() == 1);
    ObjectNode amount = JsonNodeFactory.instance.objectNode();
    amount.put("value", "8765432.00").put("currency", "IDR");
    for (String status : List.of("APPROVED", "DISBURSED")) {
      ObjectNode decision = BankClerk.decision(Loans.referralNo(PERSON), status, amount);
      decision.put("reasonCode", "KANARI-ALASAN").put("agreementDate", "2026-05-23");
      assertThat(
              new HttpPartner("bank", "bank", hub.httpPort())
                  .post("microcredit-decision", decision.toString())
                  .status())
          .isEqualTo(202);
    }
    send("blk", "enrolment", Loans.enrolment(TOO_MUCH, 1));
    send("blk", "microcredit-referral", Loans.referral(TOO_MUCH).put("jumlah_rupiah", 87_654_321L));

    send("blk", "enrolment", LaterPath.application(APPLICANT));
    send("blk", "apprenticeship", LaterPath.proposal(APPLICANT));
    await().atMost(PATIENCE).until(() -> letters("pengantar-kerja") == 1);
    send(
        "pengantar-kerja", "counselling", LaterPath.counselling(APPLICANT, APPLICANT, "WIRAUSAHA"));

    await().atMost(PATIENCE).until(() -> letters("blk") == 4);
    await().atMost(PATIENCE).until(() -> letters("dinkop") == 5);
    for (String partner : List.of("supra", "alumni", "galangan", "uld")) {
      await().atMost(PATIENCE).until(() -> letters(partner) == 1);
    }
    await().atMost(PATIENCE).until(() -> text(List.of(receipts.get("blk"))).contains("HUB-C061"));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                receipts.get("bank").receipts().stream()
                        .filter(one -> one.path("state").asText().equals("DELIVERED"))
                        .count()
                    == 2);
    await().atMost(PATIENCE).until(hub::journalled);
  }

  private static void disability(ObjectNode person, String kind, String accommodation) {
    ObjectNode disability = person.putObject("disabilitas");
    disability.putArray("ragam").add(kind);
    disability.putArray("akomodasi").add(accommodation);
  }

  private void send(String partner, String kind, ObjectNode message) throws Exception {
    clients
        .get(partner)
        .send("in." + partner + '.' + kind, message.toString(), Map.of(), DeliveryMode.PERSISTENT);
  }

  private Map<String, String> received(TestHub hub) {
    Map<String, String> got = new TreeMap<>();
    queues.forEach((partner, mailboxes) -> got.put(partner, text(mailboxes)));
    got.merge("bnsp", hub.bnsp().received().toString(), String::concat);
    got.merge("bank", hub.bank().received().toString(), String::concat);
    got.forEach((partner, text) -> assertThat(text).as("what came to " + partner).isNotEmpty());
    return got;
  }

  private int letters(String partner) {
    return queues.get(partner).stream().mapToInt(mailbox -> mailbox.letters().size()).sum();
  }

  private static String text(List<Mailbox> mailboxes) {
    return mailboxes.stream()
        .flatMap(mailbox -> mailbox.letters().stream())
        .map(Mailbox.Letter::text)
        .reduce("", String::concat);
  }

  private static void assertNothingSpecific(String where, String text) {
    assertThat(CANARIES.stream().filter(canary -> canary.in(text)).map(Canary::field).toList())
        .as("specific data in " + where)
        .isEmpty();
  }

  private static Canary canary(String field, Set<String> entitled, String... values) {
    return new Canary(field, List.of(values), entitled);
  }

  private AppenderBase<ILoggingEvent> listener() {
    AppenderBase<ILoggingEvent> listener =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            log.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() != null) {
              log.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
            }
          }
        };
    listener.setContext(((Logger) LoggerFactory.getLogger("ROOT")).getLoggerContext());
    listener.start();
    return listener;
  }
}
