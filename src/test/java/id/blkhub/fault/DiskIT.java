package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.fault.Load.Way;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HubProcess;
import id.blkhub.support.SmallDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The disk fills up: senders wait or are refused with a reason before it is full, nothing that was
 * confirmed is lost even when it is full to the last byte, and everything resumes.
 */
class DiskIT {
  private static final int MEGABYTES = 256;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration EACH = Duration.ofSeconds(Extent.of(2, 30));

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldHoldBackSendersAndLoseNothingWhenTheDiskIsFull(Engine engine) throws Exception {
    Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), MEGABYTES);
    Assumptions.assumeTrue(
        mounted.isPresent(), "this user cannot mount a file system that could be filled");
    try (SmallDisk disk = mounted.get();
        BnspStub bnsp = BnspStub.start(0);
        HubProcess hub = new HubProcess(disk.folder(), engine, bnsp)) {
      hub.start();
      try (Load load =
          new Load(
              new Load.Ports(hub.amqpPort(), hub.mqttPort(), hub.stompPort(), hub.httpPort()))) {
        awaitServed(load);
        disk.fillTo(95);
        await("senders to be held back").atMost(SOON).until(() -> standsStill(load));
        System.err.println(
            "95 "
                + load.counts()
                + " "
                + load.refusals(Way.HTTP)
                + load.refusals(Way.STOMP)
                + load.refusals(Way.MQTT_5)
                + load.refusals(Way.MQTT_3_1_1)
                + load.refusals(Way.AMQP));
        disk.fillTo(100);
        await().pollDelay(EACH).atMost(SOON).until(() -> true);
        System.err.println(
            "100 "
                + load.counts()
                + " "
                + load.refusals(Way.HTTP)
                + load.refusals(Way.STOMP)
                + load.refusals(Way.MQTT_5)
                + load.refusals(Way.MQTT_3_1_1)
                + load.refusals(Way.AMQP));
        disk.free();
        awaitServed(load);
        load.stop();
        System.err.println(
            "free "
                + load.counts()
                + " "
                + load.refusals(Way.HTTP)
                + load.refusals(Way.STOMP)
                + load.refusals(Way.MQTT_5)
                + load.refusals(Way.MQTT_3_1_1)
                + load.refusals(Way.AMQP));
        Map<String, Integer> taken = new ConcurrentHashMap<>();
        try (QueuePartner blk = new QueuePartner("blk", hub.amqpPort())) {
          blk.listen(
              "out.blk.vacancy",
              (body, message) -> taken.merge(Reconciled.vacancy(body), 1, Integer::sum));
          await("all").atMost(SOON).until(() -> taken.size() >= load.all().size());
        }
        assertThat(taken).containsOnlyKeys(load.all());
        assertThat(taken.values()).containsOnly(1);
      } finally {
        System.err.println(java.nio.file.Files.readString(hub.log()));
      }
    }
  }

  private static void awaitServed(Load load) {
    Map<Way, Integer> before = load.counts();
    await("all are served")
        .atMost(SOON)
        .untilAsserted(
            () ->
                load.counts()
                    .forEach(
                        (way, n) -> assertThat(n).as(way + "").isGreaterThan(before.get(way) + 2)));
  }

  private static boolean standsStill(Load load) {
    Map<Way, Integer> before = load.counts();
    try {
      await().pollDelay(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(2)).until(() -> true);
    } catch (RuntimeException e) {
      return false;
    }
    return load.counts().equals(before);
  }
}
