package id.blkhub.edge;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows since when each file of a folder looks as it does.
 *
 * @param <F> a file
 * @param <L> what is seen of it from outside
 */
final class SettledLooks<F, L> {
  private final Duration settle;
  private final Clock clock;
  private Map<F, Seen<L>> before = new HashMap<>();
  private Map<F, Seen<L>> now = new HashMap<>();

  private record Seen<L>(L look, long since) {}

  /**
   * @param settle how long a file must not have changed
   */
  SettledLooks(Duration settle, Clock clock) {
    this.settle = settle;
    this.clock = clock;
  }

  /** Another look at the folder begins: files that it does not show are forgotten. */
  void begin() {
    before = now;
    now = new HashMap<>();
  }

  /** How many files were seen in this look. */
  int seen() {
    return now.size();
  }

  /** Whether the file has looked so for long enough. */
  boolean isSettled(F file, L look) {
    Seen<L> earlier = before.get(file);
    Seen<L> here =
        earlier != null && earlier.look().equals(look) ? earlier : new Seen<>(look, clock.millis());
    now.put(file, here);
    return clock.millis() - here.since() >= settle.toMillis();
  }
}
