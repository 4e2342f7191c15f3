package id.blkhub.mapping;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * Limits what one evaluation of a mapping, a condition or a contract may cost: steps of a script,
 * characters read by patterns, memory, processor time. The thread that opened the budget counts it
 * itself. Elapsed time is not counted, so that a message has the same outcome on a busy machine.
 */
public final class Budget implements AutoCloseable {
  /** Limit of function calls and loop rounds; a message of 1 MiB needs some ten thousand. */
  static final int STEPS = 1_000_000;

  /** Limit of the characters that all patterns together read: a few tenths of a second. */
  static final int READS = 10_000_000;

  /** More than the largest message gives a pattern that reads each character once. */
  private static final int MANY_READS = READS / 8;

  /** Bytes allocated, whether still in use or not; 1 MiB of JSON needs some twenty million. */
  static final long BYTES = 128L << 20;

  /**
   * Limit of processor time, for what is slow in few steps, such as repeated searches of long
   * lists. It is below the second that a message may keep one thread busy.
   */
  private static final long CPU_NANOS = 750_000_000L;

  /** Elapsed time only decides when the processor time is read, because reading that is slower. */
  private static final long NANOS_BETWEEN_CPU_CHECKS = 20_000_000L;

  private static final int STEPS_BETWEEN_CLOCKS = 1 << 2;

  private static final int READS_BETWEEN_CLOCKS = 1 << 12;
  private static final ThreadLocal<Budget> CURRENT = new ThreadLocal<>();
  private static final @Nullable ThreadMXBean THREADS = threads();

  private final @Nullable Budget outer = CURRENT.get();
  private final long allocatedBefore = allocated();
  private int steps = STEPS;
  private int reads = READS;
  private long cpuAtFirstCheck;
  private long lastCpuCheck = System.nanoTime();

  private Budget() {}

  /**
   * Opens a budget for this thread. What the thread evaluates is charged to it until it is closed.
   */
  public static Budget open() {
    Budget budget = new Budget();
    CURRENT.set(budget);
    return budget;
  }

  /**
   * Charges a step of a script to the budget of this thread.
   *
   * @throws TooCostly when it is used up
   */
  public static void step() {
    Budget budget = CURRENT.get();
    if (budget != null) {
      budget.chargeStep();
    }
  }

  private void chargeStep() {
    if (--steps < 0) {
      throw new TooCostly(TooCostly.Of.STEPS);
    }
    if (allocated() - allocatedBefore > BYTES) {
      throw new TooCostly(TooCostly.Of.MEMORY);
    }
    if (steps % STEPS_BETWEEN_CLOCKS == 0) {
      checkCpu(TooCostly.Of.STEPS);
    }
  }

  private void checkCpu(TooCostly.Of spentOn) {
    long clock = System.nanoTime();
    if (clock - lastCpuCheck < NANOS_BETWEEN_CPU_CHECKS) {
      return;
    }
    lastCpuCheck = clock;
    long now = THREADS == null ? 0 : THREADS.getCurrentThreadCpuTime();
    if (cpuAtFirstCheck == 0) {
      cpuAtFirstCheck = now;
    } else if (now - cpuAtFirstCheck > CPU_NANOS) {
      throw new TooCostly(spentOn);
    }
  }

  /**
   * A text that charges each character a pattern reads to the budget of this thread, or to a new
   * one where none is open.
   */
  public static CharSequence counted(String text) {
    Budget budget = CURRENT.get();
    return new CountedText(text, budget == null ? new Budget() : budget);
  }

  void read() {
    if (--reads < 0) {
      throw new TooCostly(TooCostly.Of.READS);
    }
    if (reads % READS_BETWEEN_CLOCKS == 0) {
      // on a slow machine the time ends first, and a pattern is to blame all the same
      checkCpu(READS - reads > MANY_READS ? TooCostly.Of.READS : TooCostly.Of.STEPS);
    }
  }

  private static @Nullable ThreadMXBean threads() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean hotspot
            && hotspot.isThreadAllocatedMemorySupported()
            && hotspot.isThreadAllocatedMemoryEnabled()
            && hotspot.isCurrentThreadCpuTimeSupported()
        ? hotspot
        : null;
  }

  /** 0 on a machine that does not count it: there the other limits have to do. */
  private static long allocated() {
    return THREADS == null ? 0 : THREADS.getCurrentThreadAllocatedBytes();
  }

  @Override
  public void close() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }
}
