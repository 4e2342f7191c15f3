package id.blkhub.door;

import id.blkhub.partner.Partners;
import io.netty.channel.ChannelPipeline;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.protocol.amqp.broker.AmqpInterceptor;
import org.apache.activemq.artemis.protocol.amqp.broker.ProtonProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.AbstractProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.utils.uri.BeanSupport;

/**
 * The broker's AMQP 1.0 with an {@link AmqpFrameLimit} for what comes in, {@link AmqpForm} for
 * deliveries and {@link AmqpAnswers} for refusals. {@link AmqpLinks} decides which links a client
 * may open.
 */
public final class AmqpDoor extends AbstractProtocolManagerFactory<AmqpInterceptor> {
  /** The protocol's name in the configuration of an acceptor. */
  public static final String PROTOCOL = "HUBAMQP";

  private final ProtonProtocolManagerFactory broker = new ProtonProtocolManagerFactory();
  private final Rights rights;
  private final BrokerEventListener events;
  private final RefusalLog refusals;
  private final long largest;

  /**
   * @param largest bytes of one message with its headers; a client that sends more is disconnected
   */
  public AmqpDoor(Partners partners, BrokerEventListener events, Clock clock, long largest) {
    this.rights = new Rights(partners);
    this.events = events;
    this.refusals = new RefusalLog(events, clock);
    this.largest = largest;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the broker's own interface is
  public ProtocolManager createProtocolManager(
      ActiveMQServer server,
      Map<String, Object> parameters,
      List<BaseInterceptor> incoming,
      List<BaseInterceptor> outgoing)
      throws Exception {
    AmqpLinks links = new AmqpLinks(rights, refusals);
    return new GuardedProtocol(
        BeanSupport.setData(
            new AmqpConnections(broker, server, incoming, List.of(new AmqpForm()), links),
            parameters),
        this::guard);
  }

  private void guard(ChannelPipeline pipeline) {
    AmqpAnswers answers = new AmqpAnswers();
    pipeline.addLast("amqp-answers", answers);
    pipeline.addLast("amqp-frame-limit", new AmqpFrameLimit(largest, refusals, events, answers));
  }

  @Override
  public List<AmqpInterceptor> filterInterceptors(List<BaseInterceptor> interceptors) {
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
