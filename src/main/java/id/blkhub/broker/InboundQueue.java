package id.blkhub.broker;

import id.blkhub.message.Correction;

/** Where the HTTP door puts a message it has checked. */
public interface InboundQueue {
  /**
   * Puts the message on {@code in.<partner>.<kind>} and returns once it is durable.
   *
   * @param stamp the hub's message id
   * @param explicitId the id its sender gave it; null where there is none
   * @param source CloudEvents source; null where there is none
   * @param mark what it asks of an earlier message
   * @param version of its contract; null where intake decides
   * @param test whether it is a test
   * @throws RuntimeException when the broker did not take it; the sender must then try again
   */
  void put(
      String partner,
      String kind,
      String stamp,
      String explicitId,
      String source,
      Correction.Mark mark,
      Integer version,
      boolean test,
      byte[] body);
}
