package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.fault.Load.Way;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HubProcess;
import id.blkhub.support.SmallDisk;
import id.blkhub.support.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The disk fills up: senders wait or are refused with a reason before it is full, nothing that was
 * confirmed is lost even when it is full to the last byte, and everything resumes.
 */
class DiskIT {
  private static final int MEGABYTES = 256;
  private static final int NEARLY = 94;
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration EACH = Duration.ofSeconds(Extent.of(1, 30));

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("engines")
  void shouldHoldBackSendersAndLoseNothingWhenTheDiskIsFull(Engine engine) throws Exception {
    Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), MEGABYTES);
    Assumptions.assumeTrue(
        mounted.isPresent(), "this user cannot mount a file system that could be filled");
    try (SmallDisk disk = mounted.get();
        BnspStub bnsp = BnspStub.start(0);
        HubProcess hub = new HubProcess(folder, engine, bnsp, Map.of("hub.data", disk.folder()))) {
      hub.start();
      try (Load load = new Load(Load.Ports.of(hub))) {
        load.awaitServed();
        String heldBack = nearlyFull(disk, hub, load);
        String ended = Extent.full() ? full(disk, hub, load) : "";
        load.stop();
        Reconciled.everywhere(hub, load);
        FaultReport.add(
            "5 disk nearly full",
            engine.label(),
            "a disk of "
                + MEGABYTES
                + " MB filled to "
                + NEARLY
                + " %"
                + (Extent.full() ? ", then twice to the last byte" : ""),
            heldBack + ended + load.all().size() + " confirmed, each delivered once");
      }
    }
  }

  /** The broker's disk is what matters; the short form leaves PostgreSQL out. */
  static List<Engine> engines() {
    return Extent.full() ? List.of(Engine.values()) : List.of(Engine.SQLITE);
  }

  private static String nearlyFull(SmallDisk disk, HubProcess hub, Load load) throws Exception {
    int refused = load.refused();
    disk.fillTo(NEARLY);
    await("senders to be held back")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(load.refusals(Way.AMQP)).containsKey("HUB-B011");
              assertThat(load.refusals(Way.MQTT_5)).containsKey("HUB-B011");
              assertThat(load.refusals(Way.STOMP)).containsKey("HUB-B011");
              assertThat(load.refusals(Way.MQTT_3_1_1)).isNotEmpty();
              assertThat(load.refusals(Way.HTTP)).containsKey("HUB-H011");
            });
    Map<Way, Integer> then = load.counts();
    HttpPartner.Answer answer =
        new HttpPartner("supra", "supra", hub.httpPort())
            .post("vacancy", Texts.vacancy(1, 10, 1).toString());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("code").asText()).isEqualTo("HUB-H011");
    assertThat(hub.ports().asked("/actuator/health/readiness")).contains("nearly full");
    await().pollDelay(EACH).atMost(EACH.plus(SOON)).until(() -> true);
    assertThat(load.counts()).as("confirmed while the disk is nearly full").isEqualTo(then);
    assertThat(disk.used()).isLessThan(99);
    disk.free();
    load.awaitServed();
    return "nearly full: all five ways held back (%d sends refused), served again by itself; "
        .formatted(load.refused() - refused);
  }

  private static String full(SmallDisk disk, HubProcess hub, Load load) throws Exception {
    for (int time = 1; time <= 2; time++) {
      disk.fillTo(100);
      assertThat(hub.awaitEnd()).as("exit code of a hub whose broker cannot write").isEqualTo(1);
      assertThat(hub.written()).contains("HUB-B012");
      hub.launch(Map.of());
      assertThat(hub.awaitEnd()).as("exit code of a start on a full disk").isEqualTo(2);
      assertThat(hub.written()).contains("the disk of hub.data is full");
      disk.free();
      hub.start();
      load.awaitServed();
    }
    return "full: it said HUB-B012 and ended with 1, did not start with 2, and went on once there was"
        + " room, twice; ";
  }
}
