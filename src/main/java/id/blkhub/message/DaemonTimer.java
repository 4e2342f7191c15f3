package id.blkhub.message;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Makes a timer of one thread that keeps no process alive. */
public final class DaemonTimer {
  private DaemonTimer() {}

  /**
   * @param name of its thread, for an operator
   */
  public static ScheduledExecutorService named(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
