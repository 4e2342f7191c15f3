package id.blkhub.fault;

import java.time.Duration;

/**
 * Something that is done to a database, and undone.
 *
 * @param inFull how long it lasts in the full form
 */
record Outage(String name, Duration inFull, Step begin, Step end) {
  private static final Duration SHORT = Duration.ofSeconds(2);

  Duration lasts() {
    return Extent.full() ? inFull : SHORT;
  }

  /** May fail. */
  interface Step {
    void run() throws Exception;
  }
}
