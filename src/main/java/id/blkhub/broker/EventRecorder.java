package id.blkhub.broker;

import id.blkhub.message.Refusal;

/** Records broker events in the journal, without making the broker wait for it. */
public interface EventRecorder {
  /**
   * A partner took a delivery from its queue for good.
   *
   * @param sealedHeader the delivery header of the message, sealed, base64
   */
  void deliveryTaken(String messageId, String sealedHeader);

  void refused(Refusal refusal);
}
