package id.blkhub.fault;

import java.lang.management.ManagementFactory;

/** What is still in use after a full collection, in this process. */
final class Memory {
  private Memory() {}

  static long usedMebibytes() {
    long least = Long.MAX_VALUE;
    // what a first collection only queues for clearing, a second one frees
    for (int turn = 0; turn < 3; turn++) {
      ManagementFactory.getMemoryMXBean().gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least >> 20;
  }
}
