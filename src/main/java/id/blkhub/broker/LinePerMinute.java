package id.blkhub.broker;

import id.blkhub.message.DaemonTimer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Logs an event at once, and then once a minute how often it happened again. Clients cause these
 * events, so a line for each would let anybody fill the disk.
 */
final class LinePerMinute {
  /** The hub has fewer kinds of event; more could only come from a client. */
  private static final int MOST_KINDS = 100;

  private static final String OTHERS = "Others";

  private final Map<String, Long> unlogged = new HashMap<>();
  private final long millis;
  private final BiConsumer<String, Long> log;
  private static final ScheduledExecutorService TIMER = DaemonTimer.named("hub-log-limit");

  /**
   * @param log gets the event and how often it happened since the last line
   */
  LinePerMinute(Duration minute, BiConsumer<String, Long> log) {
    this.millis = minute.toMillis();
    this.log = log;
  }

  void add(String what) {
    String kind;
    synchronized (unlogged) {
      kind = unlogged.containsKey(what) || unlogged.size() < MOST_KINDS ? what : OTHERS;
      Long count = unlogged.get(kind);
      unlogged.put(kind, count == null ? 0 : count + 1);
      if (count != null) {
        return;
      }
    }
    log.accept(kind, 1L);
    later(kind);
  }

  private void later(String kind) {
    TIMER.schedule(() -> logAgain(kind), millis, TimeUnit.MILLISECONDS);
  }

  private void logAgain(String kind) {
    long count;
    synchronized (unlogged) {
      count = unlogged.getOrDefault(kind, 0L);
      if (count == 0) {
        unlogged.remove(kind);
        return;
      }
      unlogged.put(kind, 0L);
    }
    log.accept(kind, count);
    later(kind);
  }
}
