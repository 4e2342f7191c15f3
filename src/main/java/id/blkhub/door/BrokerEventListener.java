package id.blkhub.door;

import id.blkhub.message.Refusal;
import org.jspecify.annotations.Nullable;

/** Gets the events of the door and the broker. Its methods return at once and never throw. */
public interface BrokerEventListener {
  /** A message was stored durably in {@code in.<partner>.<kind>}. */
  void received(String partner, String kind);

  /** The broker delivered a message to the hub's own consumer of that queue. */
  void arrived(String queue);

  /**
   * A partner took a delivery from its queue for good.
   *
   * @param sealedHeader the {@link MessageProperties#DELIVERY_HEADER} of the message, base64; null
   *     where it has none
   */
  void acknowledged(String address, String messageId, @Nullable String sealedHeader);

  /** The door refused a connection, a subscription or a message. */
  void refused(Refusal refusal);

  /**
   * A connection was closed before its login.
   *
   * @param protocol the protocol of its port, in lower case
   */
  void closedBeforeLogin(String protocol, PreLoginClosure reason);
}
