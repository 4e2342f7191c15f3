package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.door.Addresses;
import id.blkhub.fault.Load.Way;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The database is gone, slow, locked or full: whoever sends is served as before, and what was
 * confirmed meanwhile is worked off by itself afterwards, once.
 */
class DatabaseIT {
  private static final Duration CATCHES_UP = Duration.ofSeconds(180);
  private static final Duration SERVED = Duration.ofSeconds(10);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldServeSendersWhateverHappensToTheDatabaseAndCatchUp(Engine engine) throws Exception {
    Map<String, Integer> taken = new ConcurrentHashMap<>();
    List<String> counted = new ArrayList<>();
    try (Ground ground = Ground.of(engine, folder);
        TestHub hub = TestHub.start(ground.data(), engine, ground.settings());
        QueuePartner blk = hub.partner("blk");
        Load load = new Load(Load.Ports.of(hub))) {
      blk.listen(
          "out.blk.vacancy",
          (body, message) -> taken.merge(Reconciled.vacancy(body), 1, Integer::sum));
      await("all are served")
          .atMost(SERVED)
          .until(() -> load.counts().values().stream().allMatch(n -> n > 2));
      List<Outage> outages = Extent.full() ? ground.outages() : ground.shortly();
      for (Outage outage : outages) {
        counted.add(suffer(outage, hub, load));
      }
      load.stop();
      caughtUp(hub);

      await("all to arrive").atMost(CATCHES_UP).until(() -> taken.size() >= load.all().size());
      assertThat(taken).as("each once").containsOnlyKeys(load.all());
      assertThat(taken.values()).containsOnly(1);
      Reconciled.inTheJournal(hub, load.all().size());
      assertThat(load.refused()).as("sends refused").isZero();
      FaultReport.add(
          "2 database in trouble",
          engine.label(),
          outages.stream()
              .map(one -> one.name() + " for " + one.lasts().toSeconds() + " s")
              .collect(Collectors.joining(", ")),
          String.join("; ", counted)
              + "; "
              + load.all().size()
              + " confirmed, each delivered once, 0 sends refused");
    }
  }

  private static String suffer(Outage outage, TestHub hub, Load load) throws Exception {
    Map<Way, Integer> before = load.counts();
    load.watch();
    outage.begin().run();
    Duration slowest;
    Map<Way, Integer> after;
    try {
      await(outage.name())
          .pollDelay(outage.lasts())
          .atMost(outage.lasts().plus(SERVED))
          .untilAsserted(
              () ->
                  load.counts()
                      .forEach(
                          (way, count) ->
                              assertThat(count - before.get(way))
                                  .as("confirmed over %s while it is %s", way, outage.name())
                                  .isGreaterThan((int) outage.lasts().toSeconds() / 2)));
      slowest = load.slowest();
      after = load.counts();
    } finally {
      outage.end().run();
    }
    assertThat(slowest).as("the slowest answer while it is %s", outage.name()).isLessThan(SERVED);
    long start = System.nanoTime();
    caughtUp(hub);
    int served =
        after.values().stream().mapToInt(n -> n).sum()
            - before.values().stream().mapToInt(n -> n).sum();
    return "%s: %d confirmed meanwhile, slowest %.1f s, caught up after %.1f s"
        .formatted(
            outage.name(),
            served,
            slowest.toMillis() / 1_000.0,
            (System.nanoTime() - start) / 1_000_000_000.0);
  }

  /** While more comes in: no more than what is on its way at any moment is left. */
  private static void caughtUp(TestHub hub) {
    await("intake and journal to catch up")
        .atMost(CATCHES_UP)
        .until(
            () ->
                hub.depth("in.supra.vacancy") < 20
                    && hub.depth("deliver.blk.vacancy") < 20
                    && hub.depth(Addresses.JOURNAL) < 20);
  }
}
