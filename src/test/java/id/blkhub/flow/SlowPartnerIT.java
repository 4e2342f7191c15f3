package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.door.Addresses;
import id.blkhub.fault.Extent;
import id.blkhub.fault.FaultReport;
import id.blkhub.sandbox.BnspStub.Mode;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * I5: a slow or dead partner delays no other, nor does one that never reads.
 *
 * <p>Senders keep a fixed number of vacancies in flight, so that the figure is what the hub can do;
 * registrations for the certification body go along at a fixed pace, and its certificates come
 * back. The employer reads neither its certificates nor its receipts, from beginning to end. The
 * median of one-second slices is compared, within one run, because other work on the machine moves
 * single slices.
 */
class SlowPartnerIT {
  private static final Logger LOG = LoggerFactory.getLogger(SlowPartnerIT.class);

  private static final int SENDERS = 4;
  private static final int IN_FLIGHT = 60;
  private static final int TRAINEES = 50;
  private static final int REGISTRATIONS_A_SECOND = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(Extent.of(6, 10));
  private static final Duration BEFORE = Duration.ofSeconds(Extent.of(6, 12));
  private static final Duration EACH_OUTAGE = Duration.ofSeconds(Extent.of(6, 30));

  /** Beside other tests a steady flow has to go on; in full the machine is filled. */
  private static final int PAUSE_MILLIS = Extent.of(80, 0);

  private static final double AT_LEAST = 0.9;

  private static final int LEAST_BACKLOG = Extent.of(8, 50);
  private static final int LEAST_UNREAD = Extent.of(100, 1_000);

  private final AtomicLong delivered = new AtomicLong();
  private final AtomicInteger confirmed = new AtomicInteger();
  private final AtomicInteger vacancies = new AtomicInteger(1_000);
  private final AtomicInteger registrations = new AtomicInteger(1_000);
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();

  @Test
  void shouldServeTheOthersAsFastWhileOnePartnerIsDownOrSlow(@TempDir Path folder)
      throws Exception {
    OwnFiles files = OwnFiles.copyTo(folder);
    // the sender's rate limit is not what is measured
    files.change(
        "routes/supra/partner.yaml", "messagesPerMinute: 60000", "messagesPerMinute: 600000");
    try (TestHub hub =
            TestHub.start(
                folder.resolve("data"),
                Engine.SQLITE,
                files.settings("hub.broker.longest-pause", "2s"));
        QueuePartner blk = hub.partner("blk");
        QueuePartner bnsp = hub.partner("bnsp")) {
      blk.listen(
          "out.blk.vacancy",
          (text, message) -> {
            delivered.incrementAndGet();
            inFlight.release();
          });
      blk.listen("out.blk.certification", (text, message) -> delivered.incrementAndGet());
      blk.listen(
          "receipts.blk",
          (text, message) -> {
            if (text.contains("\"DELIVERED\"")) {
              confirmed.incrementAndGet();
            }
          });
      bnsp.listen("receipts.bnsp", (text, message) -> {});
      List<Thread> load = startLoad(hub, blk, bnsp);

      slices(WARM_UP);
      double before = median(slices(BEFORE));
      hub.bnsp().misbehave(Mode.DOWN);
      double down = median(slices(EACH_OUTAGE));
      long backlogDown = hub.depth(Addresses.deliver("bnsp", "assessment"));
      hub.bnsp().behave();
      hub.bnsp().misbehave(Mode.SLOW);
      double slow = median(slices(EACH_OUTAGE));
      long backlogSlow = hub.depth(Addresses.deliver("bnsp", "assessment"));
      long unread = hub.depth("receipts.supra");
      long untaken = hub.depth("out.supra.certification");
      over.set(true);
      for (Thread thread : load) {
        thread.join();
      }
      LOG.info(
          "deliveries a second to the others, median of one-second slices: before {}, bnsp down {}"
              + " ({}), bnsp slow {} ({}); backlog of bnsp {} then {}; receipts nobody reads {},"
              + " certificates nobody takes {}",
          before,
          down,
          "%.2f".formatted(down / before),
          slow,
          "%.2f".formatted(slow / before),
          backlogDown,
          backlogSlow,
          unread,
          untaken);

      assertThat(failures).isEmpty();
      assertThat(down / before).as("while bnsp is down").isGreaterThanOrEqualTo(AT_LEAST);
      assertThat(slow / before).as("while bnsp is slow").isGreaterThanOrEqualTo(AT_LEAST);
      assertThat(backlogDown).as("its backlog grows").isGreaterThan(LEAST_BACKLOG);
      assertThat(backlogSlow).as("and grows on").isGreaterThan(backlogDown);
      assertThat(unread).as("nobody reads the employer's receipts").isGreaterThan(LEAST_UNREAD);
      assertThat(untaken)
          .as("nobody takes the employer's certificates")
          .isGreaterThan(LEAST_BACKLOG);

      hub.bnsp().behave();
      await("the backlog drains")
          .atMost(Duration.ofSeconds(90))
          .until(() -> hub.depth(Addresses.deliver("bnsp", "assessment")) == 0);
      theBacklogArrivedOnce(hub);
      FaultReport.add(
          "3 one partner down, then slow",
          "SQLite",
          "%d s each; another reads neither its queue nor its receipts"
              .formatted(EACH_OUTAGE.toSeconds()),
          ("others %.0f%% while down and %.0f%% while slow of %.0f deliveries a second before;"
                  + " %d registrations of the partner drained once; %d receipts unread")
              .formatted(
                  100 * down / before,
                  100 * slow / before,
                  before,
                  registrations.get() - 1_000,
                  unread));
    }
  }

  private void theBacklogArrivedOnce(TestHub hub) {
    List<String> arrived =
        hub.bnsp().participants().stream()
            .map(p -> p.body().path("keterangan").asText().split(";", 2)[0])
            .toList();
    assertThat(arrived).doesNotHaveDuplicates();
    assertThat(arrived).hasSize(registrations.get() - 1_000);
    assertThat(hub.bnsp().schedules()).hasSize(1);
    await("a receipt for each, and one only")
        .atMost(Duration.ofSeconds(10))
        .until(() -> confirmed.get() >= arrived.size());
    assertThat(confirmed).hasValue(arrived.size());
    Checks.nothingWentAstray(hub);
  }

  private List<Thread> startLoad(TestHub hub, QueuePartner blk, QueuePartner bnsp)
      throws JMSException {
    for (int n = 0; n < TRAINEES; n++) {
      blk.send("in.blk.enrolment", Letters.enrolment(n));
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      threads.add(
          start(
              () -> {
                Semaphore never = new Semaphore(0);
                try (QueuePartner supra = hub.partner("supra")) {
                  while (!over.get()) {
                    never.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                    if (inFlight.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                      supra.send("in.supra.vacancy", Letters.vacancy(vacancies.getAndIncrement()));
                    }
                  }
                }
              }));
    }
    threads.add(
        start(
            () -> {
              Semaphore never = new Semaphore(0);
              while (!over.get()) {
                int n = registrations.getAndIncrement();
                blk.send("in.blk.assessment", Letters.assessment(n, n % TRAINEES, "2026-04-08"));
                bnsp.send("in.bnsp.certification", Letters.certification(n, n % TRAINEES));
                never.tryAcquire(1_000 / REGISTRATIONS_A_SECOND, TimeUnit.MILLISECONDS);
              }
            }));
    return threads;
  }

  private interface Work {
    void run() throws Exception;
  }

  private Thread start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                failures.add(e);
              }
            });
    thread.start();
    return thread;
  }

  /** Deliveries in each second of the time. */
  private List<Long> slices(Duration time) throws InterruptedException {
    Semaphore never = new Semaphore(0);
    List<Long> slices = new ArrayList<>();
    for (int second = 0; second < time.toSeconds(); second++) {
      long start = delivered.get();
      long from = System.nanoTime();
      never.tryAcquire(1, TimeUnit.SECONDS);
      slices.add((delivered.get() - start) * 1_000_000_000L / (System.nanoTime() - from));
    }
    return slices;
  }

  private static double median(List<Long> slices) {
    List<Long> sorted = slices.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }
}
