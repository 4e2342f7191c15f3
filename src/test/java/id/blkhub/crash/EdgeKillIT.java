package id.blkhub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.crash.Receiver.Over;
import id.blkhub.fault.Extent;
import id.blkhub.fault.FaultReport;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.store.Engine;
import id.blkhub.support.HoldEdges.Place;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HubProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file in a folder or on a server, a mail, a page, rows of a table and an upload are each taken
 * once, and confirmed at their source only when the broker has them, whenever the hub is killed.
 */
class EdgeKillIT {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeKillIT.class);
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(120);

  /** Set it to repeat a run. */
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

  private static final int ROWS = 3;

  /** Kills in the full form; one of five is at any moment, the others at each place in turn. */
  private static final int KILLS = 20;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path data;

  private final Random random = new Random(SEED);
  private final Set<String> due = new TreeSet<>();
  private int offered;

  static List<Engine> engines() {
    return Extent.full() ? List.of(Engine.values()) : List.of(Engine.SQLITE);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void shouldTakeEachItemOnceAndConfirmItOnlyWhenItIsSafe(Engine engine) throws Exception {
    LOG.info("{} on {}, kill.seed={}", engine, data, SEED);
    try (EdgeSources sources = new EdgeSources(data);
        BnspStub bnsp = BnspStub.start(0);
        HubProcess hub = new HubProcess(data.resolve("hub"), engine, bnsp, sources.settings())) {
      sources.of(hub);
      List<EdgeSource> all = sources.all();
      int kills = Extent.of(2, KILLS);
      for (int kill = 1; kill <= kills; kill++) {
        live(hub, all, kill);
        hub.kill9();
        // a connection to a port of the dead would look like the next hub
        await("its ports to be closed").until(() -> !hub.ports().open());
        LOG.info("{}: kill {}, confirmed {}", engine, kill, confirmed(all));
      }
      hub.start();
      offer(all);
      awaitEnd(hub, all);
      LOG.info("{}: all confirmed and finished", engine);
      try (Receiver blk =
          new Receiver(
              hub, Over.AMQP, "blk", "vacancy", body -> body.path("id_lowongan").asText())) {
        await("all rows").atMost(LONG_ENOUGH).until(() -> blk.got().size() >= due.size());
        blk.close();
        Everybody.once(blk, due);
        Everybody.hasEmptyQueues(hub, "blk", "vacancy");
      }
      JournalRows journal = new JournalRows(hub.journalUrl());
      Map<String, Integer> states = journal.states();
      assertThat(states.get("ACCEPTED")).isEqualTo(due.size());
      assertThat(states.keySet()).isSubsetOf("ACCEPTED", "DUPLICATE");
      FaultReport.add(
          "1 killed at the edges",
          engine.label(),
          kills
              + " times, before and after the broker, before and after the confirmation and at"
              + " any moment, while a folder, an SFTP server, a mail box, a list, a table and"
              + " uploads had items",
          "%d items, %d rows: each at its receiver once, each source confirmed; %d rows put again and known"
              .formatted(offered * all.size(), due.size(), states.getOrDefault("DUPLICATE", 0)));
    }
  }

  private void live(HubProcess hub, List<EdgeSource> sources, int kill) throws Exception {
    Place place =
        Extent.full() ? placeOf(kill) : kill == 1 ? Place.AFTER_BROKER : Place.BEFORE_CONFIRMED;
    if (place == null) {
      hub.start();
      int before = confirmed(sources).values().stream().mapToInt(n -> n).sum();
      offer(sources);
      int atLeast = before + random.nextInt(2 * sources.size());
      await("items to be taken")
          .atMost(LONG_ENOUGH)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> confirmed(sources).values().stream().mapToInt(n -> n).sum() >= atLeast);
      return;
    }
    Path held = data.resolve("held-" + kill);
    Map<String, Integer> before = confirmed(sources);
    hub.start(Map.of("test.hold.edges", place, "test.hold.folder", held));
    offer(sources);
    await("an item of every source to be held " + place)
        .atMost(LONG_ENOUGH)
        .until(() -> names(held).size() == sources.size());
    if (place == Place.BEFORE_BROKER || place == Place.AFTER_BROKER) {
      assertThat(confirmed(sources)).as("confirmed while held " + place).isEqualTo(before);
    }
  }

  private static Place placeOf(int kill) {
    int turn = kill % (Place.values().length + 1);
    return turn == 0 ? null : Place.values()[turn - 1];
  }

  private static List<String> names(Path folder) throws Exception {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Two items for each source: one is taken and one waits. */
  private void offer(List<EdgeSource> sources) throws Exception {
    for (int i = 0; i < 2; i++) {
      offered++;
      for (EdgeSource source : sources) {
        String[] codes = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
          codes[row] = "K-%s-%03d-%d".formatted(source.name(), offered, row + 1);
        }
        due.addAll(List.of(codes));
        source.offer().put(offered, codes);
      }
    }
  }

  private static Map<String, Integer> confirmed(List<EdgeSource> sources) throws Exception {
    Map<String, Integer> confirmed = new LinkedHashMap<>();
    for (EdgeSource source : sources) {
      confirmed.put(source.name(), source.confirmed().call());
    }
    return confirmed;
  }

  /** Every source knows what the hub has, and every sender was told what became of it. */
  private void awaitEnd(HubProcess hub, List<EdgeSource> sources) {
    Map<String, Integer> everything = new LinkedHashMap<>();
    sources.forEach(source -> everything.put(source.name(), offered));
    await("every source to be confirmed")
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(confirmed(sources)).isEqualTo(everything));
    HttpPartner partner = new HttpPartner(EdgeSources.PARTNER, EdgeSources.PARTNER, hub.httpPort());
    await("every item to be finished")
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              Map<String, Integer> states = new TreeMap<>();
              for (JsonNode item : partner.get("/api/v1/items").json().path("items")) {
                states.merge(item.path("state").asText(), 1, Integer::sum);
              }
              assertThat(states).as("states of items").containsOnlyKeys("FINISHED");
            });
  }
}
