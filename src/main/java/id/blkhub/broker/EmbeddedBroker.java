package id.blkhub.broker;

import id.blkhub.door.PartnerSecurity;
import id.blkhub.tls.LiveCertificate;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Artemis inside the hub's process. It starts without a port; {@link #openDoors()} opens the ports
 * last, when all routes run.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final AtomicInteger SERVER_IDS = new AtomicInteger();

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final ActiveMQConnectionFactory connections;
  private final Listeners listeners;
  private volatile boolean doorsOpen;

  /**
   * Starts the broker.
   *
   * @param diskFailed called once when the broker's files cannot be written or read any more; the
   *     broker stops then by itself
   * @param certificate for the ports with TLS; without one there are none
   */
  EmbeddedBroker(
      BrokerSettings settings,
      ListenerSettings listenerSettings,
      BrokerFiles files,
      BrokerGuard guard,
      BiConsumer<Throwable, String> diskFailed,
      Optional<LiveCertificate> certificate) {
    int serverId = SERVER_IDS.incrementAndGet();
    long largestMessage = settings.largestMessage().toBytes();
    DirectBuffers.letNettyFreeAll();
    BrokerLogFilter.install();
    try {
      Files.createDirectories(settings.data());
      start(files, serverId, guard, diskFailed);
    } catch (IOException e) {
      throw new BrokerUnusable(e, BrokerProblem.FOLDER, settings.data());
    } catch (Exception e) {
      stopPartly();
      throw new BrokerUnusable(
          e, BrokerProblem.FILES, settings.data(), String.valueOf(e.getMessage()));
    }
    listeners =
        new Listeners(server(), listenerSettings, largestMessage, certificate, guard.events());
    connections = connections(serverId, guard.hubSecret(), largestMessage);
  }

  private void start(
      BrokerFiles files, int serverId, BrokerGuard guard, BiConsumer<Throwable, String> diskFailed)
      throws Exception {
    Configuration configuration = files.configuration(serverId);
    configuration.registerBrokerPlugin(guard.plugin());
    configuration.registerBrokerPlugin(new UndeletableQueuesPlugin());
    broker.setConfiguration(configuration);
    broker.setSecurityManager(guard.security());
    broker.createActiveMQServer();
    guard.protocols().forEach(server()::addProtocolManagerFactory);
    server()
        .registerIOCriticalErrorListener(
            (cause, message, file) -> diskFailed.accept(cause, String.valueOf(file)));
    String logged = BrokerLogFilter.start(broker::start);
    if (!server().isActive()) {
      throw new IllegalStateException(logged);
    }
    files.shares().keepAdapting(server());
  }

  private static ActiveMQConnectionFactory connections(
      int serverId, String hubSecret, long largestMessage) {
    ActiveMQConnectionFactory connections =
        new ActiveMQConnectionFactory("vm://" + serverId, PartnerSecurity.HUB_USER, hubSecret);
    connections.setDeserializationDenyList("*");
    connections.setBlockOnDurableSend(true);
    // only partners are held back; the hub's own sends never wait for space
    connections.setProducerWindowSize(-1);
    connections.setReconnectAttempts(0);
    // a "large message" would be a file of its own, outside the commit
    connections.setMinLargeMessageSize(Math.toIntExact(largestMessage * 2 - 65_536));
    connections.setUseGlobalPools(true);
    connections.setCacheDestinations(true);
    return connections;
  }

  /** Stops a broker that did not start; it has threads and locks all the same. */
  private void stopPartly() {
    try {
      broker.stop();
    } catch (Exception e) {
      // the caller reports why it did not start
      LOG.debug("A broker that did not start does not stop", e);
    }
  }

  /** Makes the hub's own connections, within the process. */
  public ConnectionFactory connections() {
    return connections;
  }

  /** Opens the ports for partners. */
  public void openDoors() {
    listeners.open();
    doorsOpen = true;
  }

  /**
   * The port on which a protocol listens without TLS.
   *
   * @param protocol {@code amqp}, {@code mqtt} or {@code stomp}
   * @return 0 where there is none
   */
  public int port(String protocol) {
    return listeners.port(protocol);
  }

  /** The port on which AMQP listens. */
  public int amqpPort() {
    return listeners.port("amqp");
  }

  /** The port on which MQTT listens; 0 where it is switched off. */
  public int mqttPort() {
    return listeners.port("mqtt");
  }

  /** The port on which STOMP listens; 0 where it is switched off. */
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

  /** Closes the ports and partners' connections. */
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

  /** The queue of that name; null where there is none, or no running broker. */
  public @Nullable Queue queue(String name) {
    return runs() ? server().locateQueue(SimpleString.of(name)) : null;
  }

  /** The highest id that a message has so far. */
  public long lastMessageId() {
    return server().getStorageManager().getCurrentID();
  }

  /** Messages in a queue, those being delivered included; 0 where there is no such queue. */
  public long depth(String name) {
    Queue queue = queue(name);
    return queue == null ? 0 : queue.getMessageCount();
  }

  /** Bytes of the messages in a queue; 0 where there is no such queue. */
  public long bytes(String name) {
    Queue queue = queue(name);
    try {
      return queue == null ? 0 : queue.getPersistentSize();
    } catch (Exception e) {
      throw new IllegalStateException("The size of " + name + " is not known", e);
    }
  }

  /** Messages acknowledged in a queue since the start; 0 where there is no such queue. */
  public long taken(String name) {
    Queue queue = queue(name);
    return queue == null ? 0 : queue.getMessagesAcknowledged();
  }

  /** Whether senders to that address are held back. */
  public boolean full(String address) {
    try {
      var store = server().getPagingManager().getPageStore(SimpleString.of(address));
      return store != null && store.isFull() || server().getPagingManager().isDiskFull();
    } catch (Exception e) {
      throw new IllegalStateException("No page store for " + address, e);
    }
  }

  /** Whether all senders are held back because the disk is nearly full. */
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
