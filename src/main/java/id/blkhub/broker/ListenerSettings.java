package id.blkhub.broker;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code hub.broker.*}: where the broker listens.
 *
 * @param amqp where AMQP 1.0 listens
 * @param mqtt where MQTT 3.1.1 and 5 listen
 * @param stomp where STOMP 1.2 listens
 * @param tls where the same protocols listen with TLS; nowhere without a certificate
 */
@ConfigurationProperties("hub.broker")
public record ListenerSettings(
    @DefaultValue Listener amqp,
    @DefaultValue Listener mqtt,
    @DefaultValue Listener stomp,
    @DefaultValue Tls tls) {
  /**
   * Where a protocol listens.
   *
   * @param enabled false closes the protocol, with TLS too
   * @param port 0 takes a free one
   */
  public record Listener(boolean enabled, String host, int port) {}

  /**
   * The ports with TLS.
   *
   * <p>The certificate is read by {@link id.blkhub.tls.Certificates}; without one there are no such
   * ports.
   *
   * @param amqp port of AMQP 1.0; 0 takes a free one
   * @param mqtt port of MQTT
   * @param stomp port of STOMP
   */
  public record Tls(String host, int amqp, int mqtt, int stomp) {}
}
