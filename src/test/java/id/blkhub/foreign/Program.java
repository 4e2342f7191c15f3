package id.blkhub.foreign;

import java.util.Map;

/**
 * A client program of another maker. It can be logged in as several partners; its connections come
 * back after they broke, by the client's own means where it has such.
 */
interface Program extends AutoCloseable {
  /** Logs in; whatever is asked for later in the name of this user goes over that connection. */
  Answer connect(int port, String user, String password);

  /**
   * Sends a body and waits until the hub has it for good.
   *
   * @param attributes those of a CloudEvent, as the protocol carries them
   */
  Answer send(String user, String address, String body, Map<String, String> attributes);

  /** Waits for messages and acknowledges each. */
  Answer take(String user, String address, int count);

  @Override
  void close();
}
