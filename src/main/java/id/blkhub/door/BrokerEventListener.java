package id.blkhub.door;

import id.blkhub.message.Refusal;

/** What the door tells the rest of the hub. Implementations return at once and never throw. */
public interface BrokerEventListener {
  /** A message is durably in {@code in.<partner>.<kind>}. */
  void received(String partner, String kind);

  /** The broker handed something to the hub's own reader of that queue. */
  void arrived(String queue);

  /**
   * A partner took a delivery from its queue for good.
   *
   * @param sealedNote the {@link MessageProperties#DELIVERY_HEADER} of the message, base64
   */
  void acknowledged(String address, String messageId, String sealedNote);

  /** Something was turned away. */
  void refused(Refusal refusal);

  /**
   * A connection on which nobody had logged in was closed.
   *
   * @param protocol what its port speaks, in lower case
   */
  void closedBeforeLogin(String protocol, PreLoginClosure why);
}
