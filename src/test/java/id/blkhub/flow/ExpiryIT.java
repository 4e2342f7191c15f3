package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalSums;
import id.blkhub.message.State;
import id.blkhub.sandbox.BnspStub.Mode;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of deliveries and receipts nobody takes, and of those a partner gives back. */
class ExpiryIT {
  private static final Duration A_WHILE = Duration.ofSeconds(20);
  // individual acknowledgement and the outcome "rejected" of the AMQP JMS client
  private static final int INDIVIDUAL_ACKNOWLEDGE = 101;
  private static final int REJECTED = 2;

  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner supra;
  private static QueuePartner bnsp;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    OwnFiles files =
        OwnFiles.copyTo(folder)
            .change("routes/supra/partner.yaml", "expireAfter: 14d", "expireAfter: 3s")
            .change("routes/bnsp/partner.yaml", "expireAfter: 14d", "expireAfter: 3s")
            .change("routes/blk/partner.yaml", "bytes: 2GiB", "bytes: 20KiB");
    hub =
        TestHub.start(
            folder.resolve("data"),
            Engine.SQLITE,
            files.settings("hub.broker.longest-pause", "1s", "hub.broker.receipts-kept", "5s"));
    blk = hub.partner("blk");
    supra = hub.partner("supra");
    bnsp = hub.partner("bnsp");
  }

  @AfterAll
  static void stop() throws Exception {
    for (QueuePartner partner : List.of(blk, supra, bnsp)) {
      partner.close();
    }
    hub.close();
  }

  @AfterEach
  void shouldLeaveNothingAstray() {
    hub.bnsp().behave();
    Checks.nothingWentAstray(hub);
  }

  @Test
  void shouldExpireWhatThePartnerDoesNotFetch() throws Exception {
    blk.send("in.blk.enrolment", Letters.enrolment(1));
    blk.send("in.blk.assessment", Letters.assessment(1));
    bnsp.send("in.bnsp.certification", Letters.certification(1));

    try (QueuePartner reader = hub.partner("bnsp")) {
      Mailbox receipts = Mailbox.of(reader, "receipts.bnsp");
      receipts.receipt(Letters.registrationNo(1), State.AVAILABLE, "supra");
      JsonNode expired = receipts.receipt(Letters.registrationNo(1), State.EXPIRED, "supra");

      assertThat(Mailbox.codes(expired)).containsExactly("HUB-X021");
    }
    assertThat(hub.depth("out.supra.certification")).isZero();
    Checks.awaitDelivery(hub, "certification", Letters.registrationNo(1), "supra", State.EXPIRED);
  }

  @Test
  void shouldExpireWhatAPartnerThatIsDownCannotTake() throws Exception {
    hub.bnsp().misbehave(Mode.DOWN);
    blk.send("in.blk.enrolment", Letters.enrolment(2));
    try (QueuePartner reader = hub.partner("blk")) {
      Mailbox receipts = Mailbox.of(reader, "receipts.blk");
      blk.send("in.blk.assessment", Letters.assessment(2));

      JsonNode expired = receipts.receipt(Letters.registrationNo(2), State.EXPIRED, "bnsp");

      assertThat(Mailbox.codes(expired)).containsExactly("HUB-X021");
    }
    await().atMost(A_WHILE).until(() -> hub.depth(Addresses.deliver("bnsp", "assessment")) == 0);
    Checks.awaitDelivery(hub, "assessment", Letters.registrationNo(2), "bnsp", State.EXPIRED);
    hub.bnsp().behave();
    assertThat(hub.bnsp().participants())
        .noneMatch(p -> p.body().toString().contains(Letters.registrationNo(2)));
  }

  @Test
  void shouldExpireTheOldestWhenThePartnerIsOverItsQuotaOfBytes() throws Exception {
    try (QueuePartner reader = hub.partner("supra")) {
      Mailbox receipts = Mailbox.of(reader, "receipts.supra");
      for (int n = 100; n < 160; n++) {
        supra.send("in.supra.vacancy", Letters.vacancy(n));
      }

      receipts.receipt(Letters.vacancyId(100), State.EXPIRED, "blk");
      await("the rest is within the quota")
          .atMost(A_WHILE)
          .until(() -> hub.depth("out.blk.vacancy") < 60 && hub.depth(Addresses.EXPIRED) == 0);
      Checks.journalled(hub);
    }
    List<State> states =
        IntStream.range(100, 160)
            .mapToObj(n -> Checks.message(hub, "vacancy", Letters.vacancyId(n)))
            .map(message -> Checks.delivery(message, "blk"))
            .toList();
    assertThat(states.get(59)).isEqualTo(State.AVAILABLE);
    assertThat(states.lastIndexOf(State.EXPIRED))
        .as("the oldest first: " + states)
        .isEqualTo(states.indexOf(State.AVAILABLE) - 1);
    assertThat(Collections.frequency(states, State.AVAILABLE))
        .isEqualTo((int) hub.depth("out.blk.vacancy"));
  }

  @Test
  void shouldParkWhatThePartnersClientRejects() throws Exception {
    try (QueuePartner reader = hub.partner("supra");
        QueuePartner taker = hub.partner("blk")) {
      Mailbox receipts = Mailbox.of(reader, "receipts.supra");
      supra.send("in.supra.vacancy", Letters.vacancy(200));
      receipts.receipt(Letters.vacancyId(200), State.AVAILABLE, "blk");

      reject(taker, "out.blk.vacancy", Letters.vacancyId(200));

      JsonNode parked = receipts.receipt(Letters.vacancyId(200), State.PARKED, "blk");
      assertThat(Mailbox.codes(parked)).containsExactly("HUB-X022");
    }
    Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(200), "blk", State.PARKED);
    assertThat(hub.depth(Addresses.parked("blk", "vacancy"))).isEqualTo(1);
    assertThat(clearText(Addresses.parked("blk", "vacancy")))
        .as("the parked payload is sealed")
        .doesNotContain("Juru Las", Letters.vacancyId(200));
  }

  @Test
  void shouldLetReceiptsNobodyReadsEndInSilence() throws Exception {
    supra.send("in.supra.vacancy", Letters.vacancy(300));
    await().atMost(A_WHILE).until(() -> hub.depth("receipts.supra") > 0);

    await("unread receipts end").atMost(A_WHILE).until(() -> hub.depth("receipts.supra") == 0);

    Checks.nothingWentAstray(hub);
    Checks.journalled(hub);
    assertThat(hub.bean(JournalSums.class).bySender())
        .as("no receipt became a message")
        .extracting(sum -> sum.kind().value())
        .containsOnly("vacancy", "enrolment", "assessment", "certification");
  }

  private static void reject(QueuePartner partner, String queue, String key) throws Exception {
    Session session = partner.connection().createSession(false, INDIVIDUAL_ACKNOWLEDGE);
    try (var consumer = session.createConsumer(session.createQueue(queue))) {
      while (true) {
        Message message = consumer.receive(A_WHILE.toMillis());
        assertThat(message).as(queue + " has no " + key).isNotNull();
        if (QueuePartner.text(message).contains(key)) {
          message.setIntProperty("JMS_AMQP_ACK_TYPE", REJECTED);
          message.acknowledge();
          return;
        }
        message.acknowledge();
      }
    }
  }

  /** The bytes of a queue's first message, read as text. */
  private static String clearText(String queue) throws Exception {
    try (Connection connection = hub.bean(EmbeddedBroker.class).connections().createConnection();
        Session session = connection.createSession();
        QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
      connection.start();
      BytesMessage message = (BytesMessage) browser.getEnumeration().nextElement();
      byte[] body = new byte[(int) message.getBodyLength()];
      message.readBytes(body);
      return new String(body, StandardCharsets.ISO_8859_1);
    }
  }
}
