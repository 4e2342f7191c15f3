package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.flow.OwnFiles;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten times what the hub can deliver, for a minute: what was confirmed waits and is delivered once,
 * what the door could not take stays with its sender, and afterwards messages are as quick as
 * before. {@code -Dhub.burst.seconds} sets how long.
 */
class BurstIT {
  private static final int SENDERS = 16;
  private static final int IN_FLIGHT = 200;
  private static final int TIMES = 10;
  private static final long MEASURED_SECONDS = Extent.of(1, 15);
  private static final long BURST_SECONDS =
      Extent.full() ? Long.getLong("hub.burst.seconds", 60) : 2;
  private static final int CALM_A_SECOND = 20;
  private static final int CALM = Extent.of(20, 200);
  private static final long MOST_MILLIS_MORE = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Semaphore permits = new Semaphore(0);
  private final AtomicBoolean over = new AtomicBoolean();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aBurstWaitsAndIsDeliveredOnce(Engine engine, @TempDir Path folder) throws Exception {
    if (!Extent.full() && engine == Engine.SQLITE) {
      return;
    }
    OwnFiles files = OwnFiles.copyTo(folder);
    files.change(
        "routes/supra/partner.yaml", "messagesPerMinute: 60000", "messagesPerMinute: 1000000");
    try (TestHub hub = TestHub.start(folder.resolve("data"), engine, files.settings());
        RealTraffic real = new RealTraffic(hub)) {
      ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
      List<Future<?>> ends = new ArrayList<>();
      for (int n = 0; n < SENDERS; n++) {
        ends.add(senders.submit(() -> send(hub, real)));
      }
      // a process that has just started is no measure
      sustained(real);
      final double sustained = sustained(real);
      final long before = calm(real);

      int sentBefore = real.sent();
      long offered = burst(TIMES * sustained);
      int confirmed = real.sent() - sentBefore;
      int waiting = real.sent() - real.arrived();
      long start = System.nanoTime();
      await("all is delivered").atMost(PATIENCE).until(() -> real.arrived() >= real.sent());
      long drained = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      real.medianMillis();
      long after = calm(real);
      over.set(true);
      senders.shutdown();
      for (Future<?> end : ends) {
        end.get();
      }

      assertThat(real.failures()).isEmpty();
      assertThat(after).as("ms after the burst").isLessThan(3 * before + MOST_MILLIS_MORE);
      Accounts.settled(hub, "supra", "vacancy", real.sent());
      Accounts.delivered(hub, "blk", "vacancy", real.due(), real.taken());
      FaultReport.add(
          "6 burst",
          engine.name(),
          "%d times the sustained %.0f a second offered for %d s"
              .formatted(TIMES, sustained, BURST_SECONDS),
          ("%,d offered, %,d confirmed meanwhile, the rest left with their senders; %,d waited at"
                  + " the end of it, all delivered once within %.1f s; median %d ms before and"
                  + " %d ms after")
              .formatted(offered, confirmed, waiting, drained / 1_000.0, before, after));
    }
  }

  private Void send(TestHub hub, RealTraffic real) throws Exception {
    try (QueuePartner supra = hub.partner("supra")) {
      while (!over.get()) {
        if (permits.tryAcquire(50, TimeUnit.MILLISECONDS)) {
          real.send(supra);
        }
      }
    }
    return null;
  }

  /** What goes through to the end each second, with so many under way. */
  private double sustained(RealTraffic real) throws InterruptedException {
    Semaphore never = new Semaphore(0);
    int before = real.arrived();
    long start = System.nanoTime();
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(MEASURED_SECONDS)) {
      int room = IN_FLIGHT - (real.sent() - real.arrived()) - permits.availablePermits();
      if (room > 0) {
        permits.release(room);
      }
      never.tryAcquire(5, TimeUnit.MILLISECONDS);
    }
    permits.drainPermits();
    double rate = (real.arrived() - before) * 1e9 / (System.nanoTime() - start);
    await("under way").atMost(PATIENCE).until(() -> real.arrived() >= real.sent());
    return rate;
  }

  private static long calm(RealTraffic real) throws Exception {
    real.medianMillis();
    int from = real.arrived();
    real.start(CALM_A_SECOND);
    await("calm").atMost(PATIENCE).until(() -> real.arrived() >= from + CALM);
    real.stop();
    return real.medianMillis();
  }

  /** Lets the senders send so many a second; gives how many that were. */
  private long burst(double aSecond) throws InterruptedException {
    Semaphore never = new Semaphore(0);
    long start = System.nanoTime();
    long released = 0;
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(BURST_SECONDS)) {
      long due = (long) ((System.nanoTime() - start) / 1e9 * aSecond);
      permits.release((int) (due - released));
      released = due;
      never.tryAcquire(20, TimeUnit.MILLISECONDS);
    }
    permits.drainPermits();
    return released;
  }
}
