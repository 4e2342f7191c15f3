package id.blkhub.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Says at once that something happened, and then once a minute how often more. Clients cause it, so
 * a line for each would let anyone fill the disk.
 */
final class LinePerMinute {
  /** More kinds than the code knows would come from a client. */
  private static final int MOST_KINDS = 100;

  private static final String OTHERS = "Others";

  private final Map<String, Long> unsaid = new HashMap<>();
  private final long millis;
  private final BiConsumer<String, Long> log;
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "line-per-minute");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param log takes what happened and how often since the last line
   */
  LinePerMinute(Duration minute, BiConsumer<String, Long> log) {
    this.millis = minute.toMillis();
    this.log = log;
  }

  void add(String what) {
    String kind;
    synchronized (unsaid) {
      kind = unsaid.containsKey(what) || unsaid.size() < MOST_KINDS ? what : OTHERS;
      Long count = unsaid.get(kind);
      unsaid.put(kind, count == null ? 0 : count + 1);
      if (count != null) {
        return;
      }
    }
    log.accept(kind, 1L);
    later(kind);
  }

  private void later(String kind) {
    TIMER.schedule(() -> say(kind), millis, TimeUnit.MILLISECONDS);
  }

  private void say(String kind) {
    long count;
    synchronized (unsaid) {
      count = unsaid.get(kind);
      if (count == 0) {
        unsaid.remove(kind);
        return;
      }
      unsaid.put(kind, 0L);
    }
    log.accept(kind, count);
    later(kind);
  }
}
