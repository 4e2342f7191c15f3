package id.blkhub.strangers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.RawAmqp;
import id.blkhub.support.RawConnection;
import id.blkhub.support.TestHub;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.Close;
import org.apache.qpid.proton.amqp.transport.Open;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal has the hub's code and both languages; nothing tells what broker is behind. */
class RefusalsIT {
  private static final Duration SOON = Duration.ofSeconds(8);

  @TempDir private static Path folder;
  private static TestHub hub;

  @BeforeAll
  static void start() throws IOException {
    hub = TestHub.start(folder, Engine.SQLITE);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"login:blk\npasscode:x\n", "login:orang\npasscode:x\n", "login:$hub\npasscode:\n"})
  void shouldTellAStompClientThatItsLoginIsWrong(String login) throws IOException {
    assertStomp("CONNECT\naccept-version:1.2\nhost:hub\n" + login + "\n\0", "HUB-B002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "login:blk\n", "passcode:blk\n"})
  void shouldTellAStompClientThatItHasNoLogin(String login) throws IOException {
    assertStomp("CONNECT\naccept-version:1.2\nhost:hub\n" + login + "\n\0", "HUB-B001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "2.0", "1.3", "", "x", "1.0,9"})
  void shouldTellAStompClientWhichVersionsThereAre(String versions) throws IOException {
    assertStomp(
        "CONNECT\naccept-version:" + versions + "\nhost:hub\nlogin:blk\npasscode:blk\n\n\0",
        "HUB-B009");
  }

  @Test
  void shouldTellAStompClientWhyNothingGoesBeforeItsLogin() throws IOException {
    String connected = "CONNECT\naccept-version:1.2\nhost:hub\nlogin:blk\npasscode:x\n\n\0";
    assertStomp(connected + "SEND\ndestination:in.blk.enrolment\n\n{}\0", "HUB-B002");
  }

  private static void assertStomp(String frames, String code) throws IOException {
    try (RawConnection connection = RawConnection.to(hub.stompPort())) {
      connection.send(frames);

      String said = connection.untilEnd(SOON);
      assertThat(said).startsWith("ERROR\n");
      Said.byHub(frames, code, said);
    }
  }

  @Test
  void shouldTellNothingOfTheBrokerToAStompClientThatIsLetIn() throws IOException {
    try (RawConnection connection = RawConnection.to(hub.stompPort())) {
      connection.send("CONNECT\naccept-version:1.2\nhost:hub\nlogin:blk\npasscode:blk\n\n\0");

      Said.nothingOfBroker("CONNECTED", connection.until("\0", SOON));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", ""})
  void shouldTellAMqttClientThatItsLoginIsWrong(String password) throws IOException {
    for (String user : new String[] {"blk", "orang", "$hub"}) {
      try (RawConnection connection = RawConnection.to(hub.mqttPort())) {
        connection.send(MqttBytes.connect(5, user, password));

        String said = MqttBytes.end(connection);
        assertThat(said).startsWith(" ");
        Said.byHub(user, "HUB-B002", said);
      }
      try (RawConnection older = RawConnection.to(hub.mqttPort())) {
        older.send(MqttBytes.connect(4, user, password));

        assertThat(older.untilEnd(SOON)).isEqualTo("\40\2\0\5");
      }
    }
  }

  @Test
  void shouldTellAMqttClientThatItHasNoLogin() throws IOException {
    try (RawConnection connection = RawConnection.to(hub.mqttPort())) {
      connection.send(
          MqttBytes.packet(
              0x10,
              MqttBytes.all(
                  MqttBytes.text("MQTT"), MqttBytes.bytes(5, 2, 0, 60, 0), MqttBytes.text(""))));

      Said.byHub("no login", "HUB-B001", MqttBytes.end(connection));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 99})
  void shouldTellAMqttClientWhichVersionsThereAre(int version) throws IOException {
    try (RawConnection connection = RawConnection.to(hub.mqttPort())) {
      connection.send(MqttBytes.connect(version, "blk", "blk"));

      assertThat(connection.untilEnd(SOON)).isEqualTo("\40\2\0\1");
    }
  }

  @Test
  void shouldTellAMqttClientWhyItMayNotSendOrLoginTwice() throws IOException {
    try (RawConnection connection = MqttBytes.loggedIn(5, "blk", hub.mqttPort())) {
      connection.send(MqttBytes.publish(5, MqttBytes.text("in/supra/vacancy"), MqttBytes.bytes()));
      Said.byHub(
          "foreign topic",
          "HUB-B003",
          new String(MqttBytes.packet(connection).getBytes(ISO_8859_1), UTF_8));

      connection.send(MqttBytes.connect(5, "blk", "blk"));
      Said.byHub("second login", "HUB-B009", MqttBytes.end(connection));
    }
  }

  @Test
  void shouldTellAnMqttClientWhyAnotherTookItsPlace() throws IOException {
    byte[] connect =
        MqttBytes.packet(
            0x10,
            MqttBytes.all(
                MqttBytes.text("MQTT"),
                MqttBytes.bytes(5, 0xc2, 0, 60, 0),
                MqttBytes.text("agen"),
                MqttBytes.text("blk"),
                MqttBytes.text("blk")));
    try (RawConnection first = RawConnection.to(hub.mqttPort());
        RawConnection second = RawConnection.to(hub.mqttPort())) {
      first.send(connect);
      MqttBytes.packet(first);
      second.send(connect);

      Said.byHub("taken over", "HUB-B021", MqttBytes.end(first));
    }
  }

  /** SASL has no words: the client hears that it failed, as its library says it. */
  @Test
  void shouldEndAnAmqpConnectionWithAWrongLoginInTheProtocolsWay() throws IOException {
    for (String password : new String[] {"x", ""}) {
      try (RawConnection connection = RawConnection.to(hub.amqpPort())) {
        byte[] sasl = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};
        connection.send(sasl);
        byte[] plain = ("\0blk\0" + password).getBytes(UTF_8);
        connection.send(
            RawAmqp.frame(
                1,
                0,
                MqttBytes.all(
                    MqttBytes.bytes(0, 0x53, 0x41, 0xc0, 10 + plain.length, 2, 0xa3, 5),
                    "PLAIN".getBytes(UTF_8),
                    MqttBytes.bytes(0xa0, plain.length),
                    plain)));

        Said.nothingOfBroker("outcome", connection.untilEnd(SOON));
      }
    }
  }

  @Test
  void shouldTellNothingOfTheBrokerToAnAmqpClientThatIsLetIn() throws IOException {
    try (RawAmqp amqp = new RawAmqp(hub.amqpPort())) {
      amqp.login("blk", "blk");
      Open open = new Open();
      open.setContainerId("x");
      amqp.send(open);

      Said.nothingOfBroker("open", amqp.expect(Open.class::isInstance).toString());
    }
  }

  @Test
  void shouldTellAnAmqpClientThatItsContainerIsInUse() throws IOException {
    try (RawAmqp first = new RawAmqp(hub.amqpPort());
        RawAmqp second = new RawAmqp(hub.amqpPort())) {
      openAlone(first, "blk", "sama");
      openAlone(second, "blk", "sama");

      Close close = (Close) second.expect(Close.class::isInstance);
      Said.byHub("container", "HUB-B020", close.getError().getDescription());
    }
  }

  @Test
  void shouldLetNoPartnerOccupyTheContainerOfAnother() throws IOException {
    try (RawAmqp hostile = new RawAmqp(hub.amqpPort());
        RawAmqp supra = new RawAmqp(hub.amqpPort())) {
      openAlone(hostile, "blk", "supra-hr");
      openAlone(supra, "supra", "supra-hr");

      supra.send(begin());

      assertThat(supra.expect(told -> told instanceof Begin || told instanceof Close))
          .isInstanceOf(Begin.class);
    }
    // what has ended occupies nothing
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              try (RawAmqp again = new RawAmqp(hub.amqpPort())) {
                openAlone(again, "supra", "supra-hr");
                again.send(begin());
                assertThat(again.expect(told -> told instanceof Begin || told instanceof Close))
                    .isInstanceOf(Begin.class);
              }
            });
  }

  private static Begin begin() {
    Begin begin = new Begin();
    begin.setNextOutgoingId(UnsignedInteger.ZERO);
    begin.setIncomingWindow(UnsignedInteger.ONE);
    begin.setOutgoingWindow(UnsignedInteger.ONE);
    return begin;
  }

  private static void openAlone(RawAmqp amqp, String partner, String container) throws IOException {
    amqp.login(partner, partner);
    Open open = new Open();
    open.setContainerId(container);
    open.setDesiredCapabilities(Symbol.valueOf("sole-connection-for-container"));
    amqp.send(open);
    amqp.expect(Open.class::isInstance);
  }

  /** Through a link without an address the door decides on each message. */
  @Test
  void shouldTellAJmsClientWhyAMessageIsRefused() throws JMSException {
    try (QueuePartner blk = hub.partner("blk");
        Session session = blk.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer anywhere = session.createProducer(null)) {
      for (String address :
          new String[] {"in.supra.vacancy", "journal", "baru", "out.blk.vacancy"}) {
        try {
          anywhere.send(session.createQueue(address), session.createTextMessage("{}"));
          throw new AssertionError(address + " was taken");
        } catch (JMSException refused) {
          Said.byHub(address, "HUB-B003", refused.getMessage());
        }
      }
    }
  }

  @Test
  void shouldTellAnAmqpClientWhyATransactionFails() throws JMSException {
    try (QueuePartner blk = hub.partner("blk");
        Session session = blk.connection().createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer =
            session.createProducer(session.createQueue("in.blk.enrolment"))) {
      try {
        producer.send(session.createMapMessage());
        session.commit();
        throw new AssertionError("committed");
      } catch (JMSException refused) {
        Said.byHub("transaction", "HUB-B006", refused.getMessage());
      }
    }
  }

  /** Whoever is connected when the hub stops hears that. */
  @Test
  void shouldTellClientsThatTheHubCloses() throws Exception {
    Path other = folder.resolve("lain");
    try (TestHub closing = TestHub.start(other, Engine.SQLITE, Map.of());
        RawConnection mqtt = MqttBytes.loggedIn(5, "blk", closing.mqttPort());
        RawAmqp amqp = RawAmqp.loggedIn("blk", closing.amqpPort());
        RawConnection stomp = RawConnection.to(closing.stompPort())) {
      stomp.send("CONNECT\naccept-version:1.2\nhost:hub\nlogin:blk\npasscode:blk\n\n\0");
      stomp.until("\0", SOON);
      var link = RawAmqp.receiver("receipts.blk");
      link.setHandle(UnsignedInteger.ONE);
      amqp.send(link);

      closing.bean(EmbeddedBroker.class).closeDoors();

      Said.nothingOfBroker("mqtt", MqttBytes.end(mqtt));
      Said.nothingOfBroker("stomp", stomp.untilEnd(SOON));
      Said.nothingOfBroker("amqp", String.valueOf(amqp.error()));
    }
  }
}
