package id.blkhub.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * What reading one input may cost, in the time of the processor and in memory of the one thread
 * that reads it. A fuzzer's probes make code some times slower, so the bounds are wide: they are to
 * find what grows without an end, not what is slow.
 */
public final class Cost {
  private static final Duration MOST_TIME = Duration.ofSeconds(2);
  private static final long MOST_BYTES = 512L << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Cost() {}

  /** Does the work and checks what it cost. */
  public static <T> T bounded(Callable<T> work) throws Exception {
    long thread = Thread.currentThread().getId();
    long time = THREADS.getCurrentThreadCpuTime();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    T result = work.call();
    long spent = THREADS.getCurrentThreadCpuTime() - time;
    long allocated = THREADS.getThreadAllocatedBytes(thread) - bytes;
    assertThat(Duration.ofNanos(spent)).as("time of the processor").isLessThan(MOST_TIME);
    assertThat(allocated).as("bytes allocated").isLessThan(MOST_BYTES);
    return result;
  }
}
