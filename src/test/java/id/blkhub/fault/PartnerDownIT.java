package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.door.Addresses;
import id.blkhub.flow.Checks;
import id.blkhub.flow.Letters;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import id.blkhub.support.TwoRegistries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A partner with an HTTP interface is away while a simulated day's messages for it come in; another
 * receiver of the same messages reads its queue meanwhile.
 */
class PartnerDownIT {
  private static final int A_DAY = Extent.of(600, 53_000);
  private static final int SENDERS = 4;
  private static final int IN_FLIGHT = 400;

  /** Queues page to disk once they hold an eighth of the heap; 100 MiB are for all else. */
  private static final long MOST_MEBIBYTES_MORE = (Runtime.getRuntime().maxMemory() >> 23) + 100;

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String KIND = "vacancy";

  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final AtomicInteger takenInAll = new AtomicInteger();
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aDaysMessagesWaitAndAreDrainedOnce(Engine engine, @TempDir Path folder) throws Exception {
    if (!Extent.full() && engine == Engine.SQLITE) {
      return;
    }
    try (CountingPartner away = new CountingPartner();
        TestHub hub =
            TwoRegistries.start(
                folder,
                engine,
                Map.of("hub.broker.longest-pause", "2s"),
                Map.of("supra", 1_000_000));
        QueuePartner second = hub.partner(TwoRegistries.SECOND)) {
      ByHttp.deliverVacancies(hub, away.url());
      second.listen(
          "out." + TwoRegistries.SECOND + "." + KIND,
          (text, message) -> {
            taken.add(Texts.between(text, "\"id_lowongan\":\"", "\""));
            takenInAll.incrementAndGet();
            inFlight.release();
          });
      long before = Memory.usedMebibytes();
      long sendingStarted = System.nanoTime();
      sendADay(hub);
      await("the other receiver has all").atMost(PATIENCE).until(() -> taken.size() == A_DAY);
      long sending = System.nanoTime() - sendingStarted;
      // what the hub had fetched to try it is counted again once the broker has put it back
      await("all to wait")
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(hub.depth(Addresses.deliver("blk", KIND))).isEqualTo(A_DAY));
      long grown = Memory.usedMebibytes() - before;
      assertThat(grown).as("MiB in use for what lies on disk").isLessThan(MOST_MEBIBYTES_MORE);
      long disk = size(folder.resolve("data/broker"));

      long drainingStarted = System.nanoTime();
      away.open();
      await("drained").atMost(PATIENCE).until(() -> away.got() == A_DAY);
      long draining = System.nanoTime() - drainingStarted;

      await("confirmed")
          .atMost(PATIENCE)
          .until(() -> Checks.received(hub, "blk", KIND, State.DELIVERED) == A_DAY);
      assertThat(away.repeated()).as("came twice").isEmpty();
      assertThat(takenInAll).as("the other receiver, each once").hasValue(A_DAY);
      Accounts.settled(hub, "supra", KIND, A_DAY);
      assertThat(hub.depth(Addresses.deliver("blk", KIND))).isZero();
      FaultReport.add(
          "3 partner down for a day",
          engine.name(),
          "%,d messages while the partner is away, another receiver of them reads".formatted(A_DAY),
          ("%,d waited (%,d MiB of broker files, %+d MiB of heap), drained in %d s without a"
                  + " duplicate; the other receiver had all %d s after the first was sent")
              .formatted(
                  A_DAY,
                  disk >> 20,
                  grown,
                  TimeUnit.NANOSECONDS.toSeconds(draining),
                  TimeUnit.NANOSECONDS.toSeconds(sending)));
    }
  }

  private void sendADay(TestHub hub) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    AtomicInteger next = new AtomicInteger();
    try {
      var ends =
          Stream.generate(
                  () ->
                      senders.submit(
                          () -> {
                            try (QueuePartner supra = hub.partner("supra")) {
                              for (int n = next.getAndIncrement();
                                  n < A_DAY;
                                  n = next.getAndIncrement()) {
                                inFlight.acquire();
                                supra.send("in.supra." + KIND, Letters.vacancy(n));
                              }
                            }
                            return null;
                          }))
              .limit(SENDERS)
              .toList();
      for (var end : ends) {
        end.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private static long size(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
