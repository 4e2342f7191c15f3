package id.blkhub.broker;

import id.blkhub.door.AmqpDoor;
import id.blkhub.door.BrokerEventListener;
import id.blkhub.door.InboundGuardPlugin;
import id.blkhub.door.MqttDoor;
import id.blkhub.door.PartnerSecurity;
import id.blkhub.door.StompDoor;
import id.blkhub.partner.Accounts;
import id.blkhub.partner.Partners;
import id.blkhub.partner.RateLimiter;
import java.time.Clock;
import java.util.List;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;

/**
 * What guards the broker: its security manager, its plugin for messages of partners and its
 * protocols with a gate in front of each. It also has the password of the hub's own connections,
 * made anew at each start.
 */
final class BrokerGuard {
  private final String hubSecret = RandomSecret.create();
  private final PartnerSecurity security;
  private final InboundGuardPlugin plugin;
  private final List<ProtocolManagerFactory<?>> protocols;
  private final BrokerEventListener events;

  /**
   * @param largestFrame bytes of one frame or packet of a client
   */
  BrokerGuard(
      Partners partners,
      Accounts accounts,
      RateLimiter rates,
      BrokerEventListener events,
      Clock clock,
      int largestFrame) {
    this.security = new PartnerSecurity(accounts, partners, events, clock, hubSecret);
    this.plugin = new InboundGuardPlugin(partners, rates, events, clock);
    this.protocols =
        List.of(
            new AmqpDoor(partners, events, clock, largestFrame),
            new MqttDoor(partners, events, clock, largestFrame),
            new StompDoor(partners, events, clock, largestFrame));
    this.events = events;
  }

  String hubSecret() {
    return hubSecret;
  }

  PartnerSecurity security() {
    return security;
  }

  InboundGuardPlugin plugin() {
    return plugin;
  }

  List<ProtocolManagerFactory<?>> protocols() {
    return protocols;
  }

  BrokerEventListener events() {
    return events;
  }
}
