package id.blkhub.edge;

import id.blkhub.message.DaemonTimer;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Looks for results every other second, in a thread of its own, while the hub runs. */
final class ResultTimer implements SmartLifecycle {
  private static final long EVERY_MILLIS = 2_000;

  private final ItemResults results;
  private @Nullable ScheduledExecutorService timer;

  ResultTimer(ItemResults results) {
    this.results = results;
  }

  @Override
  public synchronized void start() {
    timer = DaemonTimer.named("hub-item-results");
    timer.scheduleWithFixedDelay(results::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }

  /** After the routes, which say how items are read. */
  @Override
  public int getPhase() {
    return 1_100;
  }
}
