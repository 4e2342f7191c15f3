package id.blkhub.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process has used, by all its threads, its compiler and its collector.
 *
 * @param cpuMicros processor time in microseconds
 * @param kilobytes allocated on the heap by threads that still run
 */
record Cost(double cpuMicros, double kilobytes) {
  static Cost now() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double bytes = 0;
    for (long allocated : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      bytes += Math.max(0, allocated);
    }
    return new Cost(system.getProcessCpuTime() / 1e3, bytes / 1024);
  }

  /** What was used between this moment and now. */
  Cost since() {
    Cost now = now();
    return new Cost(now.cpuMicros - cpuMicros, now.kilobytes - kilobytes);
  }
}
