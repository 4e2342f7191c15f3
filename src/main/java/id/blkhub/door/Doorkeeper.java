package id.blkhub.door;

import id.blkhub.message.Refusal;

/** What the door tells the rest of the hub. Implementations return at once and never throw. */
public interface Doorkeeper {
  /** A message is durably in {@code in.<partner>.<kind>}. */
  void received(String partner, String kind);

  /** A queue got something to do; called after the sending transaction committed. */
  void arrived(String address);

  /**
   * A partner took a delivery from its queue for good.
   *
   * @param sealedNote the {@link Properties#NOTE} of the message, base64
   */
  void acknowledged(String address, String stamp, String sealedNote);

  /** Something was turned away. */
  void refused(Refusal refusal);
}
