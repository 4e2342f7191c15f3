package id.blkhub.sandbox;

/** The protocol by which a simulated partner sends. */
@FunctionalInterface
interface SandboxSender {
  /**
   * Sends a message and returns once the hub has confirmed it.
   *
   * @param kind what the message is about
   * @param id what the sender calls the message
   */
  void send(String kind, String id, String body) throws Exception;
}
