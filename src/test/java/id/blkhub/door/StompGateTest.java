package id.blkhub.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.partner.Accounts;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.buffers.impl.ChannelBufferWrapper;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.server.ActiveMQComponent;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.Connection;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate in front of the broker's STOMP: bytes of a client, a real broker behind, no port. */
class StompGateTest {
  private static final int LARGEST = 1 << 20;
  private static final HeardEvents EVENTS = new HeardEvents();
  private static final Partners PARTNERS = new Partners(PartnerProfiles.load(Path.of("routes")));

  private static EmbeddedActiveMQ broker;
  private static ProtocolManager<?, ?> stomp;

  private EmbeddedChannel hub;

  @BeforeAll
  static void start() throws Exception {
    Accounts accounts = new Accounts(Map.of("supra", List.of(sha256("secret"))), PARTNERS);
    Configuration configuration = new ConfigurationImpl().setPersistenceEnabled(false);
    configuration.addAcceptorConfiguration("vm", "vm://778");
    configuration.addAddressSetting(
        "#",
        new AddressSettings()
            .setDefaultAddressRoutingType(RoutingType.ANYCAST)
            .setDefaultQueueRoutingType(RoutingType.ANYCAST));
    for (String name : List.of("in.supra.vacancy", "receipts.supra")) {
      configuration.addQueueConfiguration(
          QueueConfiguration.of(name).setAddress(name).setRoutingType(RoutingType.ANYCAST));
    }
    broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.setSecurityManager(
        new PartnerSecurity(accounts, PARTNERS, EVENTS, Clock.systemUTC(), "hub"));
    broker.start();
    stomp =
        new StompDoor(PARTNERS, EVENTS, Clock.systemUTC(), LARGEST)
            .createProtocolManager(server(), Map.of(), List.of(), List.of());
  }

  @AfterAll
  static void stop() throws Exception {
    broker.stop();
  }

  private static ActiveMQServer server() {
    return broker.getActiveMQServer();
  }

  @BeforeEach
  void connect() {
    EVENTS.forget();
    hub = new EmbeddedChannel();
    NettyServerConnection transport =
        new NettyServerConnection(Map.of(), hub, new NoListener(), false, false, null);
    Acceptor acceptor = server().getRemotingService().getAcceptor("vm");
    RemotingConnection connection = stomp.createConnectionEntry(acceptor, transport).connection;
    stomp.addChannelHandlers(hub.pipeline());
    hub.pipeline().addLast(new ToBroker(connection));
  }

  @AfterEach
  void release() {
    hub.checkException();
    hub.finishAndReleaseAll();
  }

  @Test
  void shouldLetAPartnerSendToItsOwnAddress() {
    logIn();

    send("SEND\ndestination:in.supra.vacancy\nreceipt:1\n\n{}\0");

    assertThat(answer()).startsWith("RECEIPT\nreceipt-id:1\n");
    assertThat(server().locateQueue("in.supra.vacancy").getMessageCount()).isPositive();
    assertThat(EVENTS.refusals()).isEmpty();
  }

  @Test
  void shouldPassOnNoHeaderThatTheHubDoesNotKnow() {
    logIn();

    send("SEND\ndestination:in.supra.vacancy\nexpires:1\n_AMQ_GROUP_ID:x\nreceipt:1\n\n{}\0");

    assertThat(answer()).startsWith("RECEIPT");
    Queue queue = server().locateQueue("in.supra.vacancy");
    await().until(() -> messages(queue).size() == queue.getMessageCount());
    Message last = messages(queue).get(messages(queue).size() - 1);
    assertThat(last.getExpiration()).isZero();
    assertThat(last.getPropertyNames())
        .extracting(SimpleString::toString)
        .doesNotContain("expires", "_AMQ_GROUP_ID");
  }

  /** The queue's own thread adds a message to this list, soon after it is confirmed. */
  private static List<Message> messages(Queue queue) {
    List<Message> messages = new ArrayList<>();
    queue.forEach(one -> messages.add(one.getMessage()));
    return messages;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"in.blk.enrolment", "out.supra.vacancy", "journal", "in.supra.vacancy::x"})
  void shouldRefuseToSendElsewhere(String address) {
    logIn();

    send("SEND\ndestination:" + address.replace(":", "\\c") + "\nreceipt:1\n\n{}\0");

    assertThat(answer())
        .startsWith("ERROR\nmessage:HUB-B003")
        .contains("\nreceipt-id:1\n")
        .contains("in.supra.<kind>");
    assertThat(hub.isOpen()).isFalse();
    assertThat(EVENTS.refusals()).containsExactly("HUB-B003 " + address);
  }

  @Test
  void shouldRefuseASubscriptionWithoutAcknowledgement() {
    logIn();

    send("SUBSCRIBE\ndestination:receipts.supra\nid:1\n\n\0");

    assertThat(answer()).startsWith("ERROR\nmessage:HUB-B008");
  }

  @Test
  void shouldRefuseASelector() {
    logIn();

    send("SUBSCRIBE\ndestination:receipts.supra\nid:1\nack:client\nselector:a = 1\n\n\0");

    assertThat(answer()).startsWith("ERROR\nmessage:HUB-B009");
  }

  @Test
  void shouldRefuseToTakeFromTheQueueOfAnother() {
    logIn();

    send("SUBSCRIBE\ndestination:receipts.blk\nid:1\nack:client\n\n\0");

    assertThat(answer()).startsWith("ERROR\nmessage:HUB-B003");
    assertThat(EVENTS.refusals()).containsExactly("HUB-B003 receipts.blk");
  }

  @Test
  void shouldEndTheConnectionOfAClientThatSendsADeliveryBack() {
    logIn();

    send("NACK\nid:1\n\n\0");

    assertThat(answer()).startsWith("ERROR\nmessage:HUB-B010");
    assertThat(hub.isOpen()).isFalse();
  }

  @Test
  void shouldRefuseAnAcknowledgementInATransaction() {
    logIn();

    send("ACK\nid:1\ntransaction:t\n\n\0");

    assertThat(answer()).startsWith("ERROR\nmessage:HUB-B009");
  }

  @Test
  void shouldRefuseASecondLogin() {
    logIn();

    send("CONNECT\naccept-version:1.2\nhost:hub\nlogin:supra\npasscode:secret\n\n\0");

    assertThat(answer()).startsWith("ERROR\nmessage:HUB-B009");
  }

  @Test
  void shouldRefuseVersion10() {
    send("CONNECT\nhost:hub\nlogin:supra\npasscode:secret\n\n\0");

    assertThat(answer()).startsWith("ERROR\nmessage:HUB-B009");
    assertThat(hub.isOpen()).isFalse();
  }

  @Test
  void shouldTellInItsOwnWordsThatALoginFailed() {
    send("CONNECT\naccept-version:1.2\nhost:hub\nlogin:supra\npasscode:wrong\n\n\0");

    assertThat(answer()).startsWith("ERROR\nmessage:HUB-B002").doesNotContain("AMQ");
    assertThat(EVENTS.refusals()).containsExactly("HUB-B002 connection");
  }

  @Test
  void shouldTakeNothingFromWhoHasNotLoggedIn() {
    send("SEND\ndestination:in.supra.vacancy\n\n{}\0");

    assertThat(answer()).startsWith("ERROR\nmessage:HUB-B001");
    assertThat(hub.isOpen()).isFalse();
  }

  @Test
  void shouldIgnoreWhatFollowsAFrameThatWasRefused() {
    logIn();
    long before = server().locateQueue("in.supra.vacancy").getMessageCount();

    send(
        "SEND\ndestination:in.blk.enrolment\n\n{}\0"
            + "SEND\ndestination:in.supra.vacancy\n\n{}\0");

    assertThat(answer()).startsWith("ERROR\nmessage:HUB-B003");
    assertThat(server().locateQueue("in.supra.vacancy").getMessageCount()).isEqualTo(before);
  }

  @Test
  void shouldAnswerAFrameThatCannotBeReadAndEndTheConnection() {
    logIn();

    send("SEND\ndestination\n\n{}\0");

    assertThat(answer()).startsWith("ERROR\nmessage:HUB-B020");
    hub.advanceTimeBy(2, TimeUnit.SECONDS);
    hub.runScheduledPendingTasks();
    assertThat(hub.isOpen()).isFalse();
  }

  @Test
  void shouldCloseWhereNobodyLogsInInTime() {
    hub.advanceTimeBy(11, TimeUnit.SECONDS);
    hub.runScheduledPendingTasks();

    assertThat(hub.isOpen()).isFalse();
    assertThat(EVENTS.closures()).containsExactly("stomp NO_LOGIN");
  }

  private void logIn() {
    send("CONNECT\naccept-version:1.2\nhost:hub\nlogin:supra\npasscode:secret\n\n\0");
    assertThat(answer()).startsWith("CONNECTED\nversion:1.2\n");
  }

  private void send(String frames) {
    hub.writeInbound(Unpooled.copiedBuffer(frames, StandardCharsets.UTF_8));
    hub.runPendingTasks();
  }

  /** All that the client gets. */
  private String answer() {
    List<String> parts = new ArrayList<>();
    for (ByteBuf bytes = hub.readOutbound(); bytes != null; bytes = hub.readOutbound()) {
      parts.add(bytes.toString(StandardCharsets.UTF_8));
      bytes.release();
    }
    return String.join("", parts);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Hands the broker what the handlers before it let through, as its acceptor does. */
  private static final class ToBroker extends ChannelInboundHandlerAdapter {
    private final RemotingConnection connection;

    ToBroker(RemotingConnection connection) {
      this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
      ByteBuf bytes = (ByteBuf) read;
      stomp.handleBuffer(connection, new ChannelBufferWrapper(bytes));
      bytes.release();
    }
  }

  /** A connection without an acceptor has nobody to tell. */
  private static final class NoListener implements ServerConnectionLifeCycleListener {
    @Override
    public void connectionCreated(
        ActiveMQComponent component, Connection connection, ProtocolManager protocol) {}

    @Override
    public void connectionDestroyed(Object id, boolean failed) {}

    @Override
    public void connectionException(Object id, ActiveMQException e) {}

    @Override
    public void connectionReadyForWrites(Object id, boolean ready) {}
  }
}
