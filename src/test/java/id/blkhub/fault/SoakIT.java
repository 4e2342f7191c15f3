package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.sandbox.BnspStub;
import id.blkhub.store.Engine;
import id.blkhub.support.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Half of what the hub can do, for a long time: nothing it holds may grow but the journal, and that
 * by the same for each message. {@code -Dhub.soak.minutes} sets how long the full form runs, {@code
 * -Dhub.soak.most} the highest rate a second.
 */
class SoakIT {
  private static final Logger LOG = LoggerFactory.getLogger(SoakIT.class);
  private static final long SECONDS = Extent.full() ? 60 * Long.getLong("hub.soak.minutes", 30) : 4;
  private static final long MEASURED_SECONDS = Extent.full() ? Math.min(60, SECONDS / 4) : 2;
  private static final long MOST_A_SECOND = Long.getLong("hub.soak.most", 1_000);
  private static final int QUARTERS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int HEAP_MEBIBYTES_MORE = 32;
  private static final int FILES_MORE = 30;
  private static final int THREADS_MORE = 15;

  /** The broker keeps some files for reuse, of 16 MB each. */
  private static final int BROKER_MEBIBYTES_MORE = 100;

  /** What the hub holds at a moment when nothing is under way. */
  private record Sample(
      long second,
      long messages,
      long heap,
      long files,
      long threads,
      long broker,
      long databases,
      long median,
      long slowest) {
    String row() {
      return "%d s: %,d messages, heap %d MiB, %d files, %d threads, broker %d MiB, databases %d MiB, %d/%d ms"
          .formatted(
              second,
              messages,
              heap >> 20,
              files,
              threads,
              broker >> 20,
              databases >> 20,
              median,
              slowest);
    }
  }

  @Test
  void nothingGrowsButTheJournal(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    List<Sample> samples = new ArrayList<>();
    try (BnspStub bnsp = BnspStub.start(0);
        HubProcess hub = new HubProcess(data, Engine.SQLITE, bnsp)) {
      hub.start();
      try (SoakLoad load = new SoakLoad(hub)) {
        double fastest = load.fastest(MEASURED_SECONDS);
        double rate = Math.min(MOST_A_SECOND, fastest / 2);
        quiet(load, hub);
        load.millis();
        long start = System.nanoTime();
        samples.add(sample(hub, load, data, start));
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
          load.steady(rate, SECONDS / QUARTERS);
          quiet(load, hub);
          samples.add(sample(hub, load, data, start));
        }
        assertThat(load.failures()).isEmpty();
        assertThat(load.twice()).as("vacancies that came twice").isZero();
        assertThat(received(hub)).as("at the door").isEqualTo(load.confirmed());
        report(fastest, rate, samples, load);
      }
    }
    check(samples);
  }

  /** Waits until all is delivered and journalled. */
  private static void quiet(SoakLoad load, HubProcess hub) {
    await("all has arrived").atMost(PATIENCE).until(load::quiet);
    await("all has an outcome")
        .atMost(PATIENCE)
        .until(
            () ->
                hub.ports().figure("blkhub_messages_total", "state=\"accepted\"")
                        == load.confirmed()
                    && hub.ports().figure("blkhub_queued", "") == 0);
  }

  private static long received(HubProcess hub) throws IOException, InterruptedException {
    return Math.round(hub.ports().figure("blkhub_messages_total", "state=\"received\""));
  }

  private static Sample sample(HubProcess hub, SoakLoad load, Path data, long start)
      throws Exception {
    collect(hub);
    long[] millis = load.millis();
    Sample sample =
        new Sample(
            TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
            load.confirmed(),
            Math.round(hub.ports().figure("jvm_memory_used_bytes", "area=\"heap\"")),
            Math.round(hub.ports().figure("process_files_open_files", "")),
            Math.round(hub.ports().figure("jvm_threads_live_threads", "")),
            size(data.resolve("broker")),
            size(data, "hub.db") + size(data, "journal.db"),
            millis[0],
            millis[1]);
    LOG.info("{}", sample.row());
    return sample;
  }

  /** A full collection in the hub's process. */
  private static void collect(HubProcess hub) throws IOException, InterruptedException {
    for (int turn = 0; turn < Extent.of(1, 2); turn++) {
      Process collecting =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(hub.process().pid()),
                  "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(collecting.waitFor()).as("jcmd GC.run").isZero();
    }
  }

  private static void check(List<Sample> samples) {
    // caches and pools fill in the first quarter
    Sample first = samples.get(1);
    Sample last = samples.get(samples.size() - 1);
    assertThat(last.heap() - first.heap() >> 20)
        .as("MiB of heap more")
        .isLessThan(HEAP_MEBIBYTES_MORE);
    assertThat(last.files() - first.files()).as("open files more").isLessThan(FILES_MORE);
    assertThat(last.threads() - first.threads()).as("threads more").isLessThan(THREADS_MORE);
    assertThat(last.broker() - first.broker() >> 20)
        .as("MiB of broker files more")
        .isLessThan(BROKER_MEBIBYTES_MORE);
  }

  private static void report(double fastest, double rate, List<Sample> samples, SoakLoad load)
      throws IOException {
    Sample first = samples.get(0);
    Sample last = samples.get(samples.size() - 1);
    long each = (last.databases() - first.databases()) / (last.messages() - first.messages());
    FaultReport.add(
        "8 soak",
        Engine.SQLITE.name(),
        "%d s at %.0f steps a second, of at most %.0f".formatted(SECONDS, rate, fastest),
        String.join("; ", samples.stream().map(Sample::row).toList())
            + "; %,d bytes of database a message; %,d vacancies arrived once"
                .formatted(each, load.arrived()));
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** With its write-ahead log. */
  private static long size(Path data, String database) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(database))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
