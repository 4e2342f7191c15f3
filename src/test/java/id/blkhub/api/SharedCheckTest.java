package id.blkhub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.reader.MessageReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that take long to check keep their own partner waiting, and no other. */
class SharedCheckTest {
  private final ExecutorService requests = Executors.newCachedThreadPool();
  private final CountDownLatch checked = new CountDownLatch(1);
  private final AtomicInteger underWay = new AtomicInteger();

  @AfterEach
  void stop() {
    checked.countDown();
    requests.shutdownNow();
  }

  @Test
  void shouldAnswer429WhereTheTurnDoesNotComeAndLetOthersPass() {
    SharedCheck check = shared(1, Duration.ofMillis(50));
    requests.submit(() -> check(check, "slow"));
    await().until(() -> underWay.get() == 1);

    assertThatThrownBy(() -> check(check, "slow"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().reason()).isEqualTo(HttpRule.CHECKS_TAKE_LONG));
    assertThat(check(check, "other")).isInstanceOf(MessageCheck.CheckResult.Sound.class);
  }

  @Test
  void shouldCheckWhatWaitsWhenItsTurnComes() throws Exception {
    SharedCheck check = shared(1, Duration.ofMinutes(1));
    requests.submit(() -> check(check, "slow"));
    await().until(() -> underWay.get() == 1);
    Future<MessageCheck.CheckResult> waiting = requests.submit(() -> check(check, "slow"));

    checked.countDown();

    assertThat(waiting.get(1, TimeUnit.MINUTES)).isInstanceOf(MessageCheck.CheckResult.Sound.class);
  }

  @Test
  void shouldRestAfterCostlyChecksForMoreAndMoreTimesOfWhatOneTook() throws Exception {
    BlockingQueue<Runnable> rested = new LinkedBlockingQueue<>();
    AtomicLong rest = new AtomicLong();
    SharedCheck check =
        shared(
            new ProcessorShare(
                1,
                Duration.ofMillis(50),
                nanos -> {
                  rest.set(nanos);
                  return rested::add;
                }));
    requests.submit(() -> check(check, "busy")).get(1, TimeUnit.MINUTES);
    assertThat(rested).as("the code of a hub that has just started is slow").isEmpty();

    for (int times = 1; times <= ProcessorShare.LONGEST_REST; times++) {
      requests.submit(() -> check(check, "busy")).get(1, TimeUnit.MINUTES);

      assertThatThrownBy(() -> check(check, "busy")).isInstanceOf(ProblemException.class);
      assertThat(rest.get()).isGreaterThan(times * ProcessorShare.COSTLY.toNanos());
      rested.take().run();
    }
    assertThat(check(check, "quick")).isInstanceOf(MessageCheck.CheckResult.Sound.class);
  }

  private static MessageCheck.CheckResult check(MessageCheck check, String partner) {
    return check.check(
        new PartnerId(partner), new Kind("vacancy"), MessageReader.read(new byte[0]), 1);
  }

  private static void keepAProcessorBusy() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + ProcessorShare.COSTLY.plusMillis(10).toNanos();
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }

  private SharedCheck shared(int most, Duration patience) {
    return shared(new ProcessorShare(most, patience));
  }

  private SharedCheck shared(ProcessorShare share) {
    return new SharedCheck(
        (partner, kind, message, maxBytes) -> {
          if (partner.value().equals("busy")) {
            keepAProcessorBusy();
          }
          if (partner.value().equals("slow")) {
            underWay.incrementAndGet();
            await().atMost(Duration.ofMinutes(1)).until(() -> checked.getCount() == 0);
          }
          return new MessageCheck.CheckResult.Sound(null, null, List.of());
        },
        share);
  }
}
