package id.blkhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.blkhub.journal.JournalSums;
import id.blkhub.message.Refusal;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.Mailbox;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner may send to its own {@code in.*}, take from its own {@code out.*}, and that is all. */
class RightsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @TempDir private static Path folder;
  private static TestHub hub;
  private static QueuePartner blk;
  private static QueuePartner supra;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.start(folder, Engine.SQLITE);
    blk = hub.partner("blk");
    supra = hub.partner("supra");
  }

  @AfterAll
  static void stop() throws JMSException {
    blk.close();
    supra.close();
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in.supra.vacancy",
        "out.blk.vacancy",
        "out.supra.certification",
        "receipts.blk",
        "deliver.blk.vacancy",
        "parked.bnsp.assessment",
        "journal",
        "waiting",
        "activemq.management",
        "in.blk.enrolment::in.blk.enrolment",
        "in.supra.vacancy::in.supra.vacancy",
        "in.blk.enrolment::in.supra.vacancy"
      })
  void shouldRefuseToSendElsewhere(String address) throws JMSException {
    try (Session session = session()) {
      assertThatThrownBy(
              () -> {
                try (MessageProducer producer =
                    session.createProducer(session.createQueue(address))) {
                  producer.send(session.createTextMessage("{}"));
                }
              })
          .isInstanceOf(JMSException.class);
    }
    awaitRefusal("blk", address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "out.supra.certification",
        "receipts.supra",
        "in.blk.enrolment",
        "in.supra.vacancy",
        "deliver.blk.vacancy",
        "held.bnsp.certification",
        "parked.bnsp.assessment",
        "journal",
        "waiting",
        "dead",
        "expired",
        "unsorted",
        "out.supra.certification::out.supra.certification",
        "out.blk.vacancy::out.supra.certification"
      })
  void shouldRefuseToTakeFromElsewhere(String address) throws JMSException {
    try (Session session = session()) {
      assertThatThrownBy(() -> session.createConsumer(session.createQueue(address)))
          .isInstanceOf(JMSException.class);
      assertThatThrownBy(() -> session.createBrowser(session.createQueue(address)).getEnumeration())
          .isInstanceOf(JMSException.class);
    }
    awaitRefusal("blk", address.substring(address.indexOf("::") < 0 ? 0 : address.indexOf("::")));
  }

  /** Nothing of that name exists and nothing is made: no wildcard, no queue of its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#",
        "out.#",
        "out.*.certification",
        "in.#",
        "in.*.enrolment",
        "in.blk.vacancy",
        "activemq.notifications",
        "out.blk.baru",
        "q"
      })
  void shouldKnowNoWildcardAndMakeNoQueue(String address) throws JMSException {
    try (Session session = session()) {
      assertThatThrownBy(() -> session.createConsumer(session.createQueue(address)))
          .isInstanceOf(JMSException.class);
      assertThatThrownBy(() -> session.createConsumer(session.createTopic(address)))
          .isInstanceOf(JMSException.class);
      assertThatThrownBy(
              () -> {
                try (MessageProducer producer =
                    session.createProducer(session.createQueue(address))) {
                  producer.send(session.createTextMessage("{}"));
                }
              })
          .isInstanceOf(JMSException.class);
    }
    assertThat(hub.depth(address)).isZero();
    awaitRefusal("blk", address);
  }

  @Test
  void shouldMakeNoTemporaryQueue() throws JMSException {
    long before = refusals().size();
    try (Session session = session()) {
      assertThatThrownBy(session::createTemporaryQueue).isInstanceOf(JMSException.class);
      assertThatThrownBy(session::createTemporaryTopic).isInstanceOf(JMSException.class);
    }
    await().atMost(PATIENCE).until(() -> refusals().size() >= before + 2);
  }

  @Test
  void shouldMakeNoSubscription() throws JMSException {
    try (Session session = session()) {
      assertThatThrownBy(
              () -> session.createConsumer(session.createTopic("out.supra.certification")))
          .isInstanceOf(JMSException.class);
      assertThatThrownBy(
              () ->
                  session.createSharedDurableConsumer(
                      session.createTopic("out.blk.vacancy"), "langganan"))
          .isInstanceOf(JMSException.class);
    }
  }

  @Test
  void shouldLetAPartnerBrowseItsOwn() throws JMSException {
    try (Session session = session()) {
      assertThat(
              session
                  .createBrowser(session.createQueue("out.blk.certification"))
                  .getEnumeration()
                  .hasMoreElements())
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"blk", "supra", "$hub", "$cluster", "ACTIVEMQ.CLUSTER.ADMIN.USER", "tamu"})
  void shouldRefuseAWrongPassword(String user) {
    assertThatThrownBy(() -> new QueuePartner(user, "salah", hub.amqpPort()).close())
        .isInstanceOf(JMSException.class);

    awaitRefusal(user, "connection");
  }

  @Test
  void shouldRefuseTheWellKnownClusterPassword() {
    assertThatThrownBy(
            () ->
                new QueuePartner("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!", hub.amqpPort())
                    .close())
        .isInstanceOf(JMSException.class);
  }

  @Test
  void shouldRefuseWhoeverGivesNoName() {
    JmsConnectionFactory factory = new JmsConnectionFactory("amqp://127.0.0.1:" + hub.amqpPort());

    assertThatThrownBy(() -> factory.createConnection().start()).isInstanceOf(JMSException.class);
  }

  /** A client that skips SASL is told to come with it. */
  @Test
  void shouldRefuseWhoeverSkipsTheLogin() throws IOException {
    byte[] plain = {'A', 'M', 'Q', 'P', 0, 1, 0, 0};
    try (Socket socket = new Socket("127.0.0.1", hub.amqpPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      // header, then an open frame without anything in it but a container id
      socket.getOutputStream().write(plain);
      socket
          .getOutputStream()
          .write(
              new byte[] {
                0, 0, 0, 17, 2, 0, 0, 0, 0, 0x53, 0x10, (byte) 0xC0, 4, 1, (byte) 0xA1, 1, 'x'
              });
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      byte[] header = in.readNBytes(8);
      assertThat(new String(header, StandardCharsets.ISO_8859_1)).startsWith("AMQP");
      assertThat(header[4]).as("protocol: SASL, not plain AMQP").isEqualTo((byte) 3);
    }
  }

  @Test
  void shouldTakeNothingOfATransactionWithABadMessage() throws JMSException {
    int person = 7_001;
    Mailbox receipts = Mailbox.of(blk, "receipts.blk");
    try (Session session = blk.connection().createSession(true, Session.SESSION_TRANSACTED)) {
      assertThatThrownBy(
              () -> {
                MessageProducer producer =
                    session.createProducer(session.createQueue("in.blk.enrolment"));
                jakarta.jms.TextMessage good =
                    session.createTextMessage(Texts.enrolment(person, 1, false).toString());
                good.setStringProperty("cloudEvents_id", "transaksi-1");
                producer.send(good);
                producer.send(session.createMapMessage());
                session.commit();
              })
          .isInstanceOf(JMSException.class);
    }
    blk.send(
        "in.blk.enrolment",
        Texts.enrolment(person, 1, false).toString(),
        Map.of("cloudEvents_id", "transaksi-2"),
        DeliveryMode.PERSISTENT);

    await().atMost(PATIENCE).until(() -> !receipts.receiptsOf("transaksi-2").isEmpty());
    assertThat(receipts.receiptsOf("transaksi-2", "ACCEPTED")).hasSize(1);
    assertThat(receipts.receiptsOf("transaksi-1")).isEmpty();
    try (Session session = blk.connection().createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer = session.createProducer(session.createQueue("in.blk.enrolment"));
      for (int i = 3; i < 5; i++) {
        jakarta.jms.TextMessage good =
            session.createTextMessage(Texts.enrolment(person, i, false).toString());
        good.setStringProperty("cloudEvents_id", "transaksi-" + i);
        producer.send(good);
      }
      session.commit();
    }
    for (int i = 3; i < 5; i++) {
      String id = "transaksi-" + i;
      await().atMost(PATIENCE).until(() -> !receipts.receiptsOf(id, "ACCEPTED").isEmpty());
    }
  }

  @Test
  void shouldShowAMessageToItsSenderOnly() {
    HttpPartner sender = new HttpPartner("supra", "supra", hub.httpPort());
    HttpPartner other = new HttpPartner("blk", "blk", hub.httpPort());
    String id = sender.post("vacancy", Texts.vacancy(9_001, 1, 1).toString()).messageId();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(sender.get("/api/v1/messages/" + id).json().path("state").asText())
                    .isEqualTo("ACCEPTED"));

    assertThat(other.get("/api/v1/messages/" + id).status()).isEqualTo(404);
    assertThat(other.get("/api/v1/receipts").text()).doesNotContain(id);
    HttpPartner stranger = new HttpPartner("supra", "blk", hub.httpPort());
    assertThat(stranger.get("/api/v1/messages/" + id).status()).isEqualTo(401);
    awaitRefusal("supra", "/api/v1/messages/" + id);
  }

  private static Session session() throws JMSException {
    return blk.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
  }

  private static void awaitRefusal(String who, String where) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(refusals())
                    .as("refusals of " + who + " at " + where)
                    .anyMatch(one -> one.who().equals(who) && one.where().contains(where)));
  }

  private static List<Refusal> refusals() {
    return hub.bean(JournalSums.class).refusals(1_000);
  }
}
