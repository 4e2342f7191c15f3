package id.blkhub.broker;

import id.blkhub.door.AmqpDoor;
import id.blkhub.door.BrokerEventListener;
import id.blkhub.door.MqttDoor;
import id.blkhub.door.ProtocolOpening;
import id.blkhub.door.StompDoor;
import id.blkhub.tls.ForwardSecrecy;
import id.blkhub.tls.LiveCertificate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** The broker's ports: one for each protocol, and a second one where TLS is configured. */
final class Listeners {
  static final String WITH_TLS = "-tls";

  /** Unacknowledged messages that a subscriber may have at once. */
  private static final int MOST_IN_FLIGHT = 1_000;

  /** Upper limit of an MQTT client's keep-alive, in seconds. */
  private static final int LONGEST_KEEP_ALIVE = 1_200;

  /** Unacknowledged bytes that a STOMP subscriber may have; a larger message is sent alone. */
  private static final int STOMP_WINDOW = 1 << 20;

  private final ActiveMQServer server;
  private final ListenerSettings settings;
  private final long largestMessage;
  private final Optional<LiveCertificate> certificate;
  private final BrokerEventListener events;
  private final Map<String, NettyAcceptor> open = new LinkedHashMap<>();

  /**
   * @param largestMessage in bytes; the broker takes a larger one as a "large message"
   * @param certificate for the ports with TLS; without one there are none
   */
  Listeners(
      ActiveMQServer server,
      ListenerSettings settings,
      long largestMessage,
      Optional<LiveCertificate> certificate,
      BrokerEventListener events) {
    this.server = server;
    this.settings = settings;
    this.largestMessage = largestMessage;
    this.certificate = certificate;
    this.events = events;
  }

  void open() {
    guard(ProtocolOpening.AMQP, "amqp");
    guard(ProtocolOpening.MQTT, "mqtt");
    guard(ProtocolOpening.STOMP, "stomp");
    open("amqp", settings.amqp(), settings.tls().amqp(), amqp());
    open("mqtt", settings.mqtt(), settings.tls().mqtt(), mqtt());
    open("stomp", settings.stomp(), settings.tls().stomp(), stomp());
  }

  private void guard(ProtocolOpening opening, String name) {
    for (String port : List.of(name, name + WITH_TLS)) {
      server
          .getServiceRegistry()
          .addAcceptorFactory(port, GuardedAcceptor.factory(opening, events));
    }
  }

  /** The port in use, also where the settings ask for a free one; 0 where there is none. */
  int port(String name) {
    NettyAcceptor acceptor = open.get(name);
    return acceptor == null ? 0 : acceptor.getActualPort();
  }

  private Map<String, Object> amqp() {
    return Map.of(
        TransportConstants.PROTOCOLS_PROP_NAME,
        AmqpDoor.PROTOCOL,
        "saslMechanisms",
        "PLAIN",
        "amqpMinLargeMessageSize",
        largestMessage,
        "amqpCredits",
        "1000",
        "amqpLowCredits",
        "300",
        "supportAdvisory",
        "false",
        "amqpDuplicateDetection",
        "false");
  }

  private static Map<String, Object> mqtt() {
    return Map.of(
        TransportConstants.PROTOCOLS_PROP_NAME,
        MqttDoor.PROTOCOL,
        "topicAliasMaximum",
        "0",
        "serverKeepAlive",
        Integer.toString(LONGEST_KEEP_ALIVE),
        "defaultMaximumInFlightPublishMessages",
        Integer.toString(MOST_IN_FLIGHT));
  }

  private static Map<String, Object> stomp() {
    return Map.of(
        TransportConstants.PROTOCOLS_PROP_NAME,
        StompDoor.PROTOCOL,
        // a "large message" would be a file of its own, outside the commit
        TransportConstants.STOMP_MIN_LARGE_MESSAGE_SIZE,
        "-1",
        TransportConstants.STOMP_CONSUMER_WINDOW_SIZE,
        Integer.toString(STOMP_WINDOW),
        TransportConstants.DISABLE_STOMP_SERVER_HEADER,
        "true");
  }

  private void open(
      String name, ListenerSettings.Listener listener, int tlsPort, Map<String, Object> protocol) {
    if (!listener.enabled()) {
      return;
    }
    listen(name, listener.host(), listener.port(), "hub.broker." + name, protocol);
    if (certificate.isPresent()) {
      SSLContext context = certificate.get().context();
      Map<String, Object> parameters = new HashMap<>(protocol);
      parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, "true");
      // the same context as long as the hub runs; it shows the certificate of the moment
      parameters.put(TransportConstants.SSL_CONTEXT_PROP_NAME, context);
      parameters.put(
          TransportConstants.ENABLED_PROTOCOLS_PROP_NAME,
          String.join(",", ForwardSecrecy.VERSIONS));
      parameters.put(
          TransportConstants.ENABLED_CIPHER_SUITES_PROP_NAME,
          String.join(",", ForwardSecrecy.suites(context)));
      listen(name + WITH_TLS, settings.tls().host(), tlsPort, "hub.broker.tls", parameters);
    }
  }

  private void listen(
      String name, String host, int port, String setting, Map<String, Object> protocol) {
    Map<String, Object> parameters = new HashMap<>(protocol);
    parameters.put(TransportConstants.HOST_PROP_NAME, host);
    parameters.put(TransportConstants.PORT_PROP_NAME, Integer.toString(port));
    try {
      NettyAcceptor acceptor =
          (NettyAcceptor)
              server
                  .getRemotingService()
                  .createAcceptor(
                      new TransportConfiguration(
                          NettyAcceptorFactory.class.getName(), parameters, name));
      acceptor.start();
      open.put(name, acceptor);
    } catch (Exception e) {
      throw new BrokerUnusable(
          e,
          BrokerProblem.CANNOT_LISTEN,
          name.toUpperCase(Locale.ROOT),
          host,
          port,
          setting,
          String.valueOf(e.getMessage()));
    }
  }

  /** Tells clients that the hub closes before it closes their connections. */
  void close() {
    if (open.isEmpty()) {
      return;
    }
    try {
      for (RemotingConnection partner : server.getRemotingService().getConnections()) {
        if (!(partner.getTransportConnection() instanceof InVMConnection)) {
          partner.disconnect(false);
        }
      }
      for (NettyAcceptor acceptor : open.values()) {
        acceptor.stop();
      }
    } catch (Exception e) {
      throw new IllegalStateException("The ports do not close", e);
    }
  }
}
