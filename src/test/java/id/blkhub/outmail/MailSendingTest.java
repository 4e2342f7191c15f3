package id.blkhub.outmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.contract.Contracts;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.Delivery.DeliveryResult;
import id.blkhub.delivery.TestDeliveries;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.SendLedger;
import id.blkhub.mail.MailServers;
import id.blkhub.mail.Post;
import id.blkhub.mail.TestMailServers;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.HubLog;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a delivery at each answer of a mail server, without a hub. */
class MailSendingTest {
  private static final OpenReceptions RECEPTIONS =
      new OpenReceptions(
          new Partners(PartnerProfiles.load(Path.of("routes"))),
          Contracts.load(Path.of("mappings")));

  private static TestDatabases databases;
  private static SendLedger ledger;

  @BeforeAll
  static void open(@TempDir Path folder) {
    databases = Engine.SQLITE.open(folder);
    ledger = new SendLedger(new WithdrawalStore(databases.hub(), Clock.systemUTC()));
  }

  @AfterAll
  static void close() {
    databases.close();
  }

  private static Delivery delivery(String receiver, String kind, Correction correction)
      throws Exception {
    MessageRef message =
        new MessageRef(
            MessageId.next(), new PartnerId("blk"), new Kind(kind), "sender", null, "key", false);
    DeliveryHeader header =
        DeliveryHeader.of(message, new PartnerId(receiver), Instant.EPOCH).build();
    return TestDeliveries.mapped(
        header,
        1,
        correction,
        new ObjectMapper()
            .readTree(
                "{\"bulan\": \"2026-05\", \"baris\": [{\"kejuruan\": \"Tata Boga & Roti\"}]}"));
  }

  private static Delivery report() throws Exception {
    return delivery("kadin", "report", null);
  }

  private static void send(MailServers servers, String to, Delivery... deliveries) {
    OutMailOptions options =
        OutMailOptions.parse(
            "smtp",
            new HashMap<>(
                Map.of(
                    "server", "kadin",
                    "to", to,
                    "subject", "Lulusan {bulan}|Graduates {bulan}",
                    "rows", "/baris",
                    "columns", "kejuruan=Kejuruan|Vocation")));
    new LetterWriting(options.form(), RECEPTIONS, new MailSending(options, servers, ledger))
        .send(List.of(deliveries));
  }

  private static MailServers at(SmtpScript server) throws Exception {
    return TestMailServers.toSend("kadin", server.port(), "none");
  }

  @Test
  void shouldHandOverTextAndHtmlAndTheSameMessageIdForARepeat() throws Exception {
    try (Post post = Post.open()) {
      Delivery first = report();
      Delivery again = TestDeliveries.mapped(first.header(), 2, null, first.document().deepCopy());
      MailServers servers = TestMailServers.toSend("kadin", post.portToSend(), "none");

      send(servers, "a@kadin.example, b@kadin.example", first, report());
      send(servers, "a@kadin.example, b@kadin.example", again);

      assertThat(first.result()).isEqualTo(DeliveryResult.DELIVERED);
      List<MimeMessage> mails = post.to("a@kadin.example");
      MimeMessage mail = mails.get(0);
      assertThat(mail.getSubject()).isEqualTo("Lulusan 2026-05 / Graduates 2026-05");
      assertThat(mail.getHeader("From")).containsExactly("hub@hub.example");
      assertThat(mail.getHeader("To")).containsExactly("a@kadin.example, b@kadin.example");
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(mail.getContentType()).startsWith("multipart/alternative");
      Multipart both = (Multipart) mail.getContent();
      assertThat(both.getBodyPart(0).getContentType())
          .isEqualToIgnoringCase("text/plain; charset=UTF-8");
      assertThat((String) both.getBodyPart(0).getContent()).contains("Tata Boga & Roti");
      assertThat(both.getBodyPart(1).getContentType())
          .isEqualToIgnoringCase("text/html; charset=UTF-8");
      assertThat((String) both.getBodyPart(1).getContent()).contains("Tata Boga &amp; Roti");
      List<String> ids = mails.stream().map(MailSendingTest::messageId).toList();
      assertThat(ids.get(0)).matches("<[0-9a-f-]{36}@hub\\.example>");
      assertThat(ids.get(ids.size() - 1)).isEqualTo(ids.get(0));
      assertThat(ids.stream().distinct()).hasSize(2);
    }
  }

  private static String messageId(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the server says, and whether it is certain that nobody got the mail. */
  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 no such user, PARKED, HUB-F106, false",
    "RCPT, 450 grey, RETRY, HUB-F108, true",
    "RCPT, 552 full, RETRY, HUB-F108, true",
    "MAIL, 550 who are you, RETRY, HUB-F109, true",
    "MAIL, 530 log in, RETRY, HUB-F109, true",
    "MAIL, 451 later, RETRY, HUB-F108, true",
    "DATA, 554 no, PARKED, HUB-F107, false",
    "., 554 spam, PARKED, HUB-F107, false",
    "., 452 later, RETRY, HUB-F108, true",
    "., '', RETRY, HUB-F108, false",
    "DATA, '', RETRY, HUB-F108, false",
    "AUTH, 535 no, RETRY, HUB-F109, true",
    "'', 421 busy, RETRY, HUB-F108, true",
    "'', 554 no, RETRY, HUB-F108, true"
  })
  void shouldParkWaitOrRetryAsTheServerAnswers(
      String command, String answer, DeliveryResult result, String code, boolean unsent)
      throws Exception {
    try (SmtpScript server = new SmtpScript().answer(command, answer);
        HubLog log = HubLog.watch()) {
      Delivery delivery = report();

      send(at(server), "a@kadin.example", delivery);

      assertThat(delivery.result()).isEqualTo(result);
      assertThat(delivery.outcome().reason().code()).isEqualTo(code);
      assertThat(delivery.outcome().unsent()).isEqualTo(unsent);
      assertThat(log.lines()).as("an answer of a server is told by its code").isEmpty();
    }
  }

  @Test
  void shouldSendToAllReceiversOrToNone() throws Exception {
    try (SmtpScript server = new SmtpScript().answer("RCPT TO:<b@", "550 no such user")) {
      send(at(server), "a@kadin.example, b@kadin.example", report());

      assertThat(server.said()).contains("RCPT TO:<a@kadin.example>").doesNotContain("DATA");
    }
  }

  @Test
  void shouldGoOnBehindAMailThatIsRefusedAndWaitBehindOneThatIsLate() throws Exception {
    try (SmtpScript server = new SmtpScript().answer(".", "554 spam")) {
      Delivery first = report();
      Delivery second = report();

      send(at(server), "a@kadin.example", first, second);
      assertThat(List.of(first.result(), second.result())).containsOnly(DeliveryResult.PARKED);

      server.answer(".", "451 later");
      Delivery third = report();
      Delivery fourth = report();
      send(at(server), "a@kadin.example", third, fourth);
      assertThat(third.outcome().postponed()).isFalse();
      assertThat(fourth.outcome().postponed()).isTrue();
      assertThat(server.said()).filteredOn("DATA"::equals).hasSize(3);
    }
  }

  @Test
  void shouldWaitWhereNobodyListens() throws Exception {
    int port;
    try (SmtpScript server = new SmtpScript()) {
      port = server.port();
    }
    Delivery delivery = report();

    send(TestMailServers.toSend("kadin", port, "none"), "a@kadin.example", delivery);

    assertThat(delivery.result()).isEqualTo(DeliveryResult.RETRY);
    assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-F108");
    assertThat(delivery.outcome().unsent()).isTrue();
  }

  @Test
  void shouldTellNoPasswordToAServerThatIsNotTrustedOrSpeaksInClear() throws Exception {
    try (Post post = Post.secret();
        SmtpScript clear = new SmtpScript()) {
      Delivery untrusted = report();
      send(TestMailServers.toSend("kadin", post.portToSend(), "tls"), "a@kadin.example", untrusted);
      assertThat(untrusted.result()).isEqualTo(DeliveryResult.RETRY);
      assertThat(untrusted.outcome().reason().code()).isEqualTo("HUB-F110");
      assertThat(post.to("a@kadin.example")).isEmpty();

      Delivery unsecured = report();
      send(TestMailServers.toSend("kadin", clear.port(), "starttls"), "a@kadin.example", unsecured);
      assertThat(unsecured.result()).isEqualTo(DeliveryResult.RETRY);
      assertThat(clear.said()).isNotEmpty().noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "supra, certification, HUB-F105",
    "bnsp, assessment, HUB-F105",
    "nobody, report, HUB-F105",
    "kadin, vacancy, HUB-F105"
  })
  void shouldAskNoServerForWhatMayNotGoByMail(String receiver, String kind, String code)
      throws Exception {
    try (SmtpScript server = new SmtpScript()) {
      Delivery delivery = delivery(receiver, kind, null);

      send(at(server), "a@kadin.example", delivery);

      assertThat(delivery.result()).isEqualTo(DeliveryResult.PARKED);
      assertThat(delivery.outcome().reason().code()).isEqualTo(code);
      assertThat(server.said()).isEmpty();
    }
  }

  @Test
  void shouldParkAVoidBecauseAMailCannotBeTakenBack() throws Exception {
    try (SmtpScript server = new SmtpScript()) {
      Delivery delivery = delivery("kadin", "report", Correction.VOID);

      send(at(server), "a@kadin.example", delivery);

      assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-F104");
      assertThat(server.said()).isEmpty();
    }
  }

  @Test
  void shouldNotStartWithoutAnAddressToSendFrom() throws Exception {
    MailServers servers = TestMailServers.toSend("kadin", 1, "none");

    servers.requireToSend("kadin");

    assertThatThrownBy(() -> servers.requireToSend("hipmi"))
        .hasMessageContaining("HUB-F050")
        .hasMessageContaining("hub.mail.hipmi.host");
  }
}
