package id.blkhub.endtoend;

import static id.blkhub.support.TwoRegistries.SECOND;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.journal.JournalSums;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.Mailbox;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import id.blkhub.support.TwoRegistries;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** I7: nobody sees of a person more than the agreement says, and nothing but payloads names one. */
class PrivacyIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PEOPLE = 6;
  private static final int CONSENTING = 1;
  private static final int SILENT = 2;
  private static final int REFUSED_BY_BNSP = 3;
  private static final int WRONG = 4;
  private static final int WAITING = 5;
  private static final int MALFORMED = 6;

  private final StringBuffer log = new StringBuffer();

  /** A hub that works writes nothing; here it and what it is built on say all they can. */
  private static final Map<String, String> LOUD =
      Map.of(
          "logging.level.id.blkhub",
          "TRACE",
          "logging.level.org.springframework.jdbc",
          "TRACE",
          "logging.level.org.apache.camel",
          "DEBUG");

  private final AtomicInteger sent = new AtomicInteger();
  private TestHub hub;

  @Test
  void shouldShowNobodyMoreThanItsAgreement(@TempDir Path folder) throws Exception {
    AppenderBase<ILoggingEvent> listener = listener();
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    Path data = folder.resolve("data");
    try (TestHub started = TwoRegistries.start(folder, Engine.SQLITE, LOUD)) {
      hub = started;
      root.addAppender(listener);
      try (QueuePartner blk = hub.partner("blk");
          QueuePartner second = hub.partner(SECOND);
          QueuePartner bnsp = hub.partner("bnsp");
          QueuePartner supra = hub.partner("supra")) {
        Mailbox own = Mailbox.of(blk, "out.blk.certification");
        Mailbox other = Mailbox.of(second, "out." + SECOND + ".certification");
        Mailbox employer = Mailbox.of(supra, "out.supra.certification");
        List<Mailbox> receipts =
            List.of(
                Mailbox.of(blk, "receipts.blk"),
                Mailbox.of(second, "receipts." + SECOND),
                Mailbox.of(bnsp, "receipts.bnsp"),
                Mailbox.of(supra, "receipts.supra"));

        run(blk, bnsp, receipts.get(0));
        await().atMost(PATIENCE).until(() -> own.letters().size() == 2);
        await().atMost(PATIENCE).until(() -> employer.letters().size() == 1);
        await().atMost(PATIENCE).until(() -> sum("blk", "REJECTED") == 3);
        await().atMost(PATIENCE).until(() -> sum("bnsp", "WAITING") == 1);
        await().atMost(PATIENCE).until(hub::journalled);

        assertThat(text(own)).contains(Texts.nik(CONSENTING), Texts.name(SILENT));
        assertThat(other.letters()).isEmpty();
        assertThat(text(employer)).contains(Texts.name(CONSENTING), "3507************");
        assertNamesNobody("what the employer got", text(employer).replace(Texts.name(1), ""));
        assertThat(hub.bnsp().participants())
            .extracting(one -> one.body().path("nik").asText())
            .containsExactlyInAnyOrder(Texts.nik(CONSENTING), Texts.nik(SILENT));
        receipts.forEach(mailbox -> assertNamesNobody("receipts", text(mailbox)));
        assertNamesNobody("receipts over HTTP", get("blk", "/api/v1/receipts?limit=1000"));
        assertNamesNobody("receipts over HTTP", get("bnsp", "/api/v1/receipts?limit=1000"));
        assertNamesNobody("metrics", metrics());
        assertNamesNobody("refusals", hub.bean(JournalSums.class).refusals(1_000).toString());
        assertThat(hub.depth("waiting")).as("kept inside the broker").isPositive();
      }
    } finally {
      root.detachAppender(listener);
    }
    assertThat(log).as("the log was heard").isNotEmpty();
    assertNamesNobody("the log", log.toString());
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(path -> path.toString().contains(".db")).toList()) {
        assertNamesNobody(
            file.getFileName().toString(), new String(Files.readAllBytes(file), ISO_8859_1));
      }
    }
  }

  private void run(QueuePartner blk, QueuePartner bnsp, Mailbox blkReceipts)
      throws JMSException, IOException {
    for (int person : List.of(CONSENTING, SILENT)) {
      send(blk, "enrolment", Texts.enrolment(person, 1, person == CONSENTING).toString());
      send(blk, "assessment", Texts.assessment(person).toString());
    }
    await().atMost(PATIENCE).until(() -> hub.bnsp().participants().size() == 2);
    for (int person : List.of(CONSENTING, SILENT)) {
      send(bnsp, "certification", Texts.certificate(person, true).toString());
    }
    hub.bnsp().misbehave(BnspStub.Mode.UNPROCESSABLE);
    send(blk, "enrolment", Texts.enrolment(REFUSED_BY_BNSP, 1, true).toString());
    send(blk, "assessment", Texts.assessment(REFUSED_BY_BNSP).toString());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                blkReceipts.receipts().stream()
                    .anyMatch(receipt -> receipt.path("state").asText().equals("PARKED")));

    ObjectNode wrong = Texts.enrolment(WRONG, 1, true);
    // personal data where no schema expects them
    wrong.put("kode_program", Texts.nik(WRONG) + " !").put("status", Texts.nik(WRONG));
    wrong.put("kejuruan", Texts.nik(WRONG)).put(Texts.nik(WRONG), 1);
    wrong.put("tanggal_mulai", Texts.nik(WRONG)).put("no_pendaftaran", "x" + Texts.nik(WRONG));
    ((ObjectNode) wrong.get("peserta")).put("nik", Texts.nik(WRONG) + '0');
    ((ObjectNode) wrong.get("peserta")).put("nama_lengkap", (String) null);
    ((ObjectNode) wrong.get("peserta")).put("jenis_kelamin", Texts.name(WRONG));
    ((ObjectNode) wrong.get("peserta")).put("email", Texts.name(WRONG));
    send(blk, "enrolment", wrong.toString());
    String cutOff = Texts.enrolment(MALFORMED, 1, true).toString();
    send(blk, "enrolment", cutOff.substring(0, cutOff.length() - 2));
    HttpPartner.Answer answer =
        new HttpPartner("blk", "blk", hub.httpPort()).post("enrolment", wrong.toString());
    assertThat(answer.status()).isEqualTo(422);
    assertNamesNobody("a problem document", answer.text());
    send(bnsp, "certification", Texts.certificate(WAITING, true).toString());
  }

  private void send(QueuePartner partner, String kind, String body) throws JMSException {
    String sender = kind.equals("certification") ? "bnsp" : "blk";
    partner.send(
        "in." + sender + '.' + kind,
        body,
        Map.of("cloudEvents_id", "pribadi-" + sent.incrementAndGet()),
        DeliveryMode.PERSISTENT);
  }

  private long sum(String partner, String state) {
    return hub.bean(JournalSums.class).bySender().stream()
        .filter(sum -> sum.partner().value().equals(partner) && sum.state().name().equals(state))
        .mapToLong(JournalSums.Sum::count)
        .sum();
  }

  private String get(String partner, String path) {
    return new HttpPartner(partner, partner, hub.httpPort()).get(path).text();
  }

  private String metrics() throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + hub.managementPort() + "/actuator/prometheus");
    String text =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString(UTF_8))
            .body();
    assertThat(text).contains("blkhub_messages_total");
    return text;
  }

  private static String text(Mailbox mailbox) {
    return mailbox.letters().stream().map(Mailbox.Letter::text).reduce("", String::concat);
  }

  private static void assertNamesNobody(String where, String text) {
    assertThat(
            IntStream.rangeClosed(1, PEOPLE)
                .boxed()
                .flatMap(person -> Stream.of(Texts.nik(person), Texts.name(person)))
                .filter(text::contains)
                .toList())
        .as("people named in " + where)
        .isEmpty();
  }

  private AppenderBase<ILoggingEvent> listener() {
    AppenderBase<ILoggingEvent> listener =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.TRACE)) {
              log.append(event.getFormattedMessage()).append('\n');
            }
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
