package id.blkhub.door;

import id.blkhub.partner.Partners;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.core.protocol.stomp.StompFrameInterceptor;
import org.apache.activemq.artemis.core.protocol.stomp.StompProtocolManagerFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.AbstractProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;

/**
 * The broker's STOMP with a {@link StompGate} for what comes in and a {@link StompForm} for
 * answers.
 */
public final class StompDoor extends AbstractProtocolManagerFactory<StompFrameInterceptor> {
  /** The protocol's name in the configuration of an acceptor. */
  public static final String PROTOCOL = "HUBSTOMP";

  private final StompProtocolManagerFactory broker = new StompProtocolManagerFactory();
  private final StompGate gate;
  private final BrokerEventListener events;
  private final int largestFrame;

  /**
   * @param largestFrame bytes of one frame; a client that sends more is disconnected
   */
  public StompDoor(Partners partners, BrokerEventListener events, Clock clock, int largestFrame) {
    this.gate = new StompGate(new Rights(partners), partners, new RefusalLog(events, clock));
    this.events = events;
    this.largestFrame = largestFrame;
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
        broker.createProtocolManager(server, parameters, List.of(gate), List.of(new StompForm())),
        pipeline -> pipeline.addLast("stomp-frames", new StompFrames(largestFrame, events)));
  }

  @Override
  @SuppressWarnings("rawtypes") // as the broker's own interface is
  public List<StompFrameInterceptor> filterInterceptors(List<BaseInterceptor> interceptors) {
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
