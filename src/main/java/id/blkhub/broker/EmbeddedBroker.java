package id.blkhub.broker;

import id.blkhub.door.BrokerEventListener;
import id.blkhub.door.InboundGuardPlugin;
import id.blkhub.door.PartnerSecurity;
import id.blkhub.tls.LiveCertificate;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Artemis inside the hub's process. It starts with no port open; {@link #openDoors()} comes last,
 * when all routes run.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final AtomicInteger SERVER_IDS = new AtomicInteger();

  private final BrokerSettings settings;
  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final ActiveMQConnectionFactory connections;
  private final Listeners listeners;
  private volatile boolean doorsOpen;

  /**
   * @param diskFailed called once when the broker's files cannot be written or read any more; the
   *     broker stops then by itself
   * @param certificate for the ports with TLS; without one there are none
   */
  EmbeddedBroker(
      BrokerSettings settings,
      BrokerFiles files,
      PartnerSecurity security,
      InboundGuardPlugin inboundGuardPlugin,
      BrokerEventListener brokerEventListener,
      List<ProtocolManagerFactory<?>> protocols,
      String hubUser,
      String hubSecret,
      String clusterSecret,
      BiConsumer<Throwable, String> diskFailed,
      Optional<LiveCertificate> certificate) {
    this.settings = settings;
    BrokerLogFilter.install();
    int serverId = SERVER_IDS.incrementAndGet();
    try {
      Files.createDirectories(settings.data());
      Configuration configuration = files.configuration(serverId, clusterSecret);
      configuration.registerBrokerPlugin(inboundGuardPlugin);
      configuration.registerBrokerPlugin(new UndeletableQueuesPlugin());
      broker.setConfiguration(configuration);
      broker.setSecurityManager(security);
      broker.createActiveMQServer();
      protocols.forEach(server()::addProtocolManagerFactory);
      server()
          .registerIOCriticalErrorListener(
              (cause, message, file) -> diskFailed.accept(cause, String.valueOf(file)));
      String trouble = BrokerLogFilter.start(broker::start);
      if (!server().isActive()) {
        throw new IllegalStateException(trouble);
      }
      files.shares().keep(server());
    } catch (IOException e) {
      throw new BrokerUnusable(
          "HUB-S014 The broker's folder hub.broker.data cannot be made: " + settings.data(), e);
    } catch (Exception e) {
      stopHalf();
      throw new BrokerUnusable(
          "HUB-S014 The broker cannot use its files in "
              + settings.data()
              + " ("
              + e.getMessage()
              + "). Restore hub.data as a whole from a backup, and start the version of the hub"
              + " that wrote it.",
          e);
    }
    listeners = new Listeners(server(), settings, certificate, brokerEventListener);
    connections = new ActiveMQConnectionFactory("vm://" + serverId, hubUser, hubSecret);
    connections.setDeserializationDenyList("*");
    connections.setBlockOnDurableSend(true);
    // only partners are pushed back; the hub's own sends never wait for space
    connections.setProducerWindowSize(-1);
    connections.setReconnectAttempts(0);
    // a large message would be a file of its own, outside the commit
    connections.setMinLargeMessageSize(
        Math.toIntExact(settings.largestMessage().toBytes() * 2 - 65_536));
    connections.setUseGlobalPools(true);
    connections.setCacheDestinations(true);
  }

  /** A broker that did not start has threads and locks all the same. */
  private void stopHalf() {
    try {
      broker.stop();
    } catch (Exception e) {
      // why it did not start is what matters
      LOG.debug("a broker that did not start does not stop", e);
    }
  }

  /** Connections of the hub itself; partners have none of these. */
  public ConnectionFactory connections() {
    return connections;
  }

  /** Lets partners in. */
  public void openDoors() {
    listeners.open();
    doorsOpen = true;
  }

  /**
   * The port a protocol really listens on without TLS.
   *
   * @param protocol {@code amqp}, {@code mqtt} or {@code stomp}
   * @return 0 where there is none
   */
  public int port(String protocol) {
    return listeners.port(protocol);
  }

  /** The port AMQP really listens on. */
  public int amqpPort() {
    return listeners.port("amqp");
  }

  /** The port MQTT really listens on; 0 where it is switched off. */
  public int mqttPort() {
    return listeners.port("mqtt");
  }

  /** The port STOMP really listens on; 0 where it is switched off. */
  public int stompPort() {
    return listeners.port("stomp");
  }

  /**
   * The port of a protocol with TLS.
   *
   * @param protocol {@code amqp}, {@code mqtt} or {@code stomp}
   * @return 0 where there is none
   */
  public int tlsPort(String protocol) {
    return listeners.port(protocol + Listeners.WITH_TLS);
  }

  /** Lets nobody in any more and closes partners' connections. */
  public void closeDoors() {
    doorsOpen = false;
    listeners.close();
  }

  boolean runs() {
    ActiveMQServer server = server();
    return server != null && server.isActive();
  }

  boolean doorsOpen() {
    return doorsOpen;
  }

  ActiveMQServer server() {
    return broker.getActiveMQServer();
  }

  /** The queue of that name; null where there is none, or no broker. */
  Queue queue(String name) {
    return runs() ? server().locateQueue(SimpleString.of(name)) : null;
  }

  /** No message has a higher id yet. */
  long lastMessageId() {
    return server().getStorageManager().getCurrentID();
  }

  /** Messages in a queue, those being delivered included; 0 where there is none. */
  public long depth(String name) {
    Queue queue = queue(name);
    return queue == null ? 0 : queue.getMessageCount();
  }

  /** Bytes of the messages in a queue; 0 where there is none. */
  public long bytes(String name) {
    Queue queue = queue(name);
    try {
      return queue == null ? 0 : queue.getPersistentSize();
    } catch (Exception e) {
      throw new IllegalStateException("The size of " + name + " is not known", e);
    }
  }

  /** Messages taken from a queue for good since the start; 0 where there is none. */
  long taken(String name) {
    Queue queue = queue(name);
    return queue == null ? 0 : queue.getMessagesAcknowledged();
  }

  /** Whether partners are being slowed down on that address. */
  boolean full(String address) {
    try {
      var store = server().getPagingManager().getPageStore(SimpleString.of(address));
      return store != null && store.isFull() || server().getPagingManager().isDiskFull();
    } catch (Exception e) {
      throw new IllegalStateException("No page store for " + address, e);
    }
  }

  /** Whether all partners are being held back because the disk is nearly full. */
  boolean diskFull() {
    return runs() && server().getPagingManager().isDiskFull();
  }

  @Override
  public void close() {
    connections.close();
    try {
      broker.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The broker does not stop", e);
    }
  }
}
