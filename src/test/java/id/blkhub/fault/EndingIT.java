package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.sandbox.BnspStub;
import id.blkhub.store.Engine;
import id.blkhub.support.HubProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A second hub comes while the first still uses the data: serving, and told to end under load. */
class EndingIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration DRAINED = Duration.ofSeconds(30);

  @TempDir Path data;

  static List<Engine> engines() {
    return Extent.full() ? List.of(Engine.values()) : List.of(Engine.SQLITE);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void shouldLetNoSecondHubNearTheDataAndLetItFollowOnceTheFirstHasEnded(Engine engine)
      throws Exception {
    List<Long> drains = new ArrayList<>();
    try (BnspStub bnsp = BnspStub.start(0);
        HubProcess first = new HubProcess(data, engine, bnsp);
        HubProcess second = first.twin("second")) {
      first.start();
      try (Load load = new Load(Load.Ports.of(first))) {
        load.awaitServed();
        second.launch(Map.of("hub.wait-for-data", "500ms"));
        assertThat(second.awaitEnd()).as("exit code of the second").isEqualTo(2);
        assertThat(second.written())
            .contains("HUB-J011")
            .contains(Long.toString(first.process().pid()));
        load.awaitServed();

        HubProcess ending = first;
        HubProcess following = second;
        for (int turn = 0; turn < Extent.of(1, 4); turn++) {
          HubProcess leaves = ending;
          CompletableFuture<Duration> end = CompletableFuture.supplyAsync(() -> terminate(leaves));
          // comes while the other drains
          following.launch(Map.of());
          Duration took = end.get(SOON.toSeconds(), TimeUnit.SECONDS);
          assertThat(took).isLessThan(DRAINED);
          drains.add(took.toMillis());
          following.awaitStarted();
          load.awaitServed();
          ending = following;
          following = leaves;
        }
        load.stop();
        Reconciled.everywhere(ending, load);
        FaultReport.add(
            "7 a second hub on the same data",
            engine.label(),
            "once while the first serves, "
                + drains.size()
                + " times while it drains after SIGTERM under load",
            "refused with HUB-J011 and exit code 2; waited and followed; drained in %s ms, exit code 143; %d confirmed, each delivered once"
                .formatted(drains, load.all().size()));
      }
    }
  }

  private static Duration terminate(HubProcess hub) {
    try {
      return hub.terminate();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
