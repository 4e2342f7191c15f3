package id.blkhub.door;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.protocol.amqp.broker.AmqpInterceptor;
import org.apache.activemq.artemis.protocol.amqp.broker.ProtonProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.AbstractProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;

/** The broker's AMQP 1.0 with an {@link AmqpFrameLimit} in front of each connection. */
public final class AmqpDoor extends AbstractProtocolManagerFactory<AmqpInterceptor> {
  /** What an acceptor names it by. */
  public static final String PROTOCOL = "HUBAMQP";

  private final ProtonProtocolManagerFactory broker = new ProtonProtocolManagerFactory();
  private final RefusalLog refusals;
  private final long largest;

  /**
   * @param largest bytes of one message with its headers; a client that sends more is cut off
   */
  public AmqpDoor(Doorkeeper doorkeeper, Clock clock, long largest) {
    this.refusals = new RefusalLog(doorkeeper, clock);
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
    return new GuardedProtocol(
        broker.createProtocolManager(server, parameters, incoming, outgoing),
        pipeline -> pipeline.addLast("amqp-frame-limit", new AmqpFrameLimit(largest, refusals)));
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
