package id.blkhub.door;

import id.blkhub.partner.Partners;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolHandler;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManagerFactory;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.AbstractProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;

/** The broker's MQTT with a {@link MqttGate} in front of each connection. */
public final class MqttDoor extends AbstractProtocolManagerFactory<MQTTInterceptor> {
  /** The protocol's name in the configuration of an acceptor. */
  public static final String PROTOCOL = "HUBMQTT";

  private static final String DECODER = "mqtt-decoder";

  static final String BROKER_PROTOCOL = MQTTProtocolManagerFactory.MQTT_PROTOCOL_NAME;

  /** Property in which the broker's adapter keeps the quality of service that the sender used. */
  static final SimpleString QUALITY = MQTTUtil.MQTT_QOS_LEVEL_KEY;

  private final MQTTProtocolManagerFactory broker = new MQTTProtocolManagerFactory();
  private final Rights rights;
  private final BrokerEventListener events;
  private final RefusalLog refusals;
  private final int largestPacket;

  /**
   * @param largestPacket bytes of one packet; larger ones are not even read
   */
  public MqttDoor(Partners partners, BrokerEventListener events, Clock clock, int largestPacket) {
    this.rights = new Rights(partners);
    this.events = events;
    this.refusals = new RefusalLog(events, clock);
    this.largestPacket = largestPacket;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the broker's own interface is
  public ProtocolManager createProtocolManager(
      ActiveMQServer server,
      Map<String, Object> parameters,
      List<BaseInterceptor> incoming,
      List<BaseInterceptor> outgoing)
      throws Exception {
    return new GuardedProtocol(
        broker.createProtocolManager(
            server, parameters, List.of(new MqttDisconnectDelay.Queued()), List.of(new MqttForm())),
        this::guard);
  }

  private void guard(ChannelPipeline pipeline) {
    MqttRefusals answers = new MqttRefusals(refusals, events);
    MqttPreLoginReadLimit readLimit = new MqttPreLoginReadLimit(answers);
    MqttPackets packets = new MqttPackets(answers);
    pipeline.replace(MqttDecoder.class, DECODER, new MqttDecoder(largestPacket));
    pipeline.addBefore(DECODER, "mqtt-pre-login-read-limit", readLimit);
    pipeline.addBefore(DECODER, "mqtt-packets", packets);
    pipeline.addBefore(DECODER, "mqtt-answers", new MqttAnswers(answers));
    String handler = pipeline.context(MQTTProtocolHandler.class).name();
    pipeline.addBefore(
        handler, "mqtt-gate", new MqttGate(rights, answers, readLimit, packets, largestPacket));
    pipeline.addBefore(handler, "mqtt-disconnect-delay", new MqttDisconnectDelay());
  }

  @Override
  @SuppressWarnings("rawtypes") // as the broker's own interface is
  public List<MQTTInterceptor> filterInterceptors(List<BaseInterceptor> interceptors) {
    return broker.filterInterceptors(interceptors);
  }

  @Override
  public String[] getProtocols() {
    return new String[] {PROTOCOL};
  }

  @Override
  public String getModuleName() {
    return "blk-exchange-hub";
  }
}
