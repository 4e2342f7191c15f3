package id.blkhub.everydoor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** A client of one protocol that can also write what no decent client would. */
interface DoorClient extends AutoCloseable {
  Answer send(Letter letter) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * What the client hears at once.
   *
   * @param taken whether the hub has it
   * @param text why not, as far as the protocol can tell
   * @param status of HTTP; 0 elsewhere
   * @param problem of HTTP; null elsewhere
   */
  record Answer(boolean taken, String text, int status, JsonNode problem) {
    static Answer ofTaken() {
      return new Answer(true, "", 0, null);
    }

    static Answer refused(String text) {
      return new Answer(false, text, 0, null);
    }
  }
}
