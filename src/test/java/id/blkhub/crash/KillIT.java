package id.blkhub.crash;

import id.blkhub.fault.Extent;
import id.blkhub.fault.FaultReport;
import id.blkhub.store.Engine;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * I1 accepted is durable, I3 sent twice is delivered once, I4 a crash duplicates nothing: the hub
 * is killed again and again under load that comes and goes over all protocols, and afterwards
 * everybody has what is theirs, once.
 */
class KillIT {
  private static final Logger LOG = LoggerFactory.getLogger(KillIT.class);

  /** Set it to repeat a run. */
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

  private static final int KILLS = 30;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path data;

  /** The short form has one kill that is aimed, another on each database, and one that is not. */
  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldDeliverEachConfirmedMessageOnceWhenKilledUnderLoad(Engine engine) throws Exception {
    if (Extent.full()) {
      run(
          engine,
          new Traffic(1_240, 1_120, 1_000, 1_640),
          Collections.nCopies(KILLS, Life.anyMoment()),
          "1 killed at random moments");
    } else {
      run(
          engine,
          new Traffic(125, 110, 100, 165),
          engine == Engine.SQLITE
              ? List.of(Life.anyMoment(), Life.remembered())
              : List.of(Life.answered()),
          "1 killed under load");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  @EnabledIf("inFull")
  void shouldDeliverEachConfirmedMessageOnceWhenKilledBetweenTwoCommits(Engine engine)
      throws Exception {
    run(engine, new Traffic(640, 580, 500, 780), Life.gaps(), "1 killed between two commits");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  @EnabledIf("inFull")
  void shouldLoseNothingWhenToldToEndUnderLoad(Engine engine) throws Exception {
    run(
        engine,
        new Traffic(640, 580, 500, 780),
        Collections.nCopies(5, Life.terminated()),
        "7 SIGTERM under load");
  }

  static boolean inFull() {
    return Extent.full();
  }

  private void run(Engine engine, Traffic traffic, List<Life> lives, String fault)
      throws Exception {
    LOG.info("{} on {}, kill.seed={}", engine, data, SEED);
    try {
      String counted = new KillRun(data, engine, traffic, lives, SEED + engine.ordinal()).run();
      LOG.info("{}, kill.seed={}: {}", engine, SEED, counted);
      FaultReport.add(fault, engine.label(), done(lives), counted);
    } catch (Throwable failed) {
      LOG.error("failed on {} with kill.seed={}", engine, SEED);
      throw failed;
    }
  }

  private static String done(List<Life> lives) {
    List<String> names = lives.stream().map(Life::name).distinct().toList();
    return lives.size() + " times: " + String.join("; ", names);
  }
}
