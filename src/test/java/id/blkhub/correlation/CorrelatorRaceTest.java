package id.blkhub.correlation;

import static id.blkhub.correlation.Sample.message;
import static id.blkhub.correlation.Sample.partners;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes decide about the same keys at the same time. */
class CorrelatorRaceTest {
  private static final int ROUNDS = 60;
  private static final Router TO_BNSP = (index, fresh) -> partners("bnsp");

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void shouldAcceptOneOfTwoCopiesSentToTwoNodes(Engine engine) throws Exception {
    race(
        engine,
        (round, node) -> {
          List<Arrival> batch = new ArrayList<>();
          for (int n = 0; n < 10; n++) {
            // the two nodes meet the keys in opposite order
            int key = node == 0 ? n : 9 - n;
            batch.add(
                message(round + "-" + node + "-" + key)
                    .id("id-" + round + "-" + key)
                    .key("K-" + round + "-" + key)
                    .opens("enrolment", "E-" + round + "-" + key)
                    .arrives());
          }
          return batch;
        },
        (round, first, second) -> {
          List<Outcome> all = new ArrayList<>(first);
          all.addAll(second);
          assertThat(all).filteredOn(Outcome.Fresh.class::isInstance).hasSize(10);
          assertThat(all).filteredOn(Outcome.Duplicate.class::isInstance).hasSize(10);
        });
  }

  @ParameterizedTest
  @EnumSource
  void shouldNeverMissEachOtherWhenANumberIsAnnouncedAndAskedForAtOnce(Engine engine)
      throws Exception {
    race(
        engine,
        (round, node) ->
            List.of(
                node == 0
                    ? message("a" + round)
                        .by("blk", "assessment")
                        .key("A-" + round)
                        .opens("registration", "R-" + round)
                        .adds("schedule", "S-" + round)
                        .arrives()
                    : message("b" + round)
                        .by("bnsp", "certification")
                        .key("B-" + round)
                        .extendsCase(
                            round % 2 == 0 ? "registration" : "schedule",
                            (round % 2 == 0 ? "R-" : "S-") + round)
                        .arrives()),
        (round, announcer, asker) -> {
          boolean found = asker.get(0) instanceof Outcome.Fresh;
          List<Outcome.Woken> woken = ((Outcome.Fresh) announcer.get(0)).woken();
          assertThat(found ? 0 : 1).as("round %d: %s", round, asker).isEqualTo(woken.size());
        });
  }

  @ParameterizedTest
  @EnumSource
  void shouldWakeOnceWhenACaseIsSentWhileItsOtherNumberIsAskedFor(Engine engine) throws Exception {
    race(
        engine,
        CorrelatorRaceTest::openCases,
        (round, node) -> {
          if (node == 1) {
            return List.of(
                message("w" + round)
                    .by("bnsp", "certification")
                    .key("W-" + round)
                    .refersTo("schedule", "S-" + round)
                    .arrives());
          }
          return List.of(
              message("s" + round)
                  .by("blk", "placement")
                  .key("P-" + round)
                  .refersTo("registration", "R-" + round)
                  .arrives());
        },
        (round, announcer, asker) -> {
          boolean found = asker.get(0) instanceof Outcome.Fresh;
          List<Outcome.Woken> woken = ((Outcome.Fresh) announcer.get(0)).woken();
          assertThat(found ? 0 : 1).as("round %d: %s", round, asker).isEqualTo(woken.size());
        });
  }

  private interface Batches {
    List<Arrival> batch(int round, int node);
  }

  private interface Check {
    void check(int round, List<Outcome> first, List<Outcome> second);
  }

  private void race(Engine engine, Batches batches, Check check) throws Exception {
    race(engine, nothing -> {}, batches, check);
  }

  private void race(Engine engine, Consumer<Correlator> before, Batches batches, Check check)
      throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try (TestDatabases databases = engine.open(dir)) {
      Correlator one = new Correlator(databases.hub(), new ClearSeal(), Clock.systemUTC());
      Correlator other = new Correlator(databases.hub(), new ClearSeal(), Clock.systemUTC());
      before.accept(one);
      for (int round = 0; round < ROUNDS; round++) {
        CyclicBarrier start = new CyclicBarrier(2);
        Future<List<Outcome>> first = nodes.submit(at(start, one, batches.batch(round, 0)));
        Future<List<Outcome>> second = nodes.submit(at(start, other, batches.batch(round, 1)));
        check.check(round, first.get(30, SECONDS), second.get(30, SECONDS));
      }
    } finally {
      nodes.shutdownNow();
    }
  }

  private static Callable<List<Outcome>> at(
      CyclicBarrier start, Correlator correlator, List<Arrival> batch) {
    return () -> {
      start.await(30, SECONDS);
      return correlator.remember(batch, TO_BNSP);
    };
  }

  private static void openCases(Correlator correlator) {
    // sent to nobody yet
    List<Arrival> batch = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      batch.add(
          message("open" + round)
              .by("blk", "registration")
              .key("O-" + round)
              .opens("registration", "R-" + round)
              .adds("schedule", "S-" + round)
              .arrives());
    }
    correlator.remember(batch, (index, fresh) -> Set.of());
  }
}
