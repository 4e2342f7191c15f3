package id.blkhub.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.crash.JournalRows;
import id.blkhub.docs.Samples.Block;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HubProcess;
import id.blkhub.support.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The guide to backups, played against a hub that takes messages while it is copied. */
class BackupIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int TAKEN_BEFORE = 1;
  private static final int TAKEN_AFTER = 2;
  private static final int CONFIRMED_AFTER = 3;
  private static final int FIRST_OF_MANY = 100;
  private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path folder;
  @TempDir Path notes;

  private final Queue<Integer> confirmed = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean enough = new AtomicBoolean();

  @Test
  void shouldGoOnWhereTheBackupWasMade() throws Exception {
    Path home = folder.resolve("home");
    for (String name : List.of("routes", "mappings")) {
      FileSystemUtils.copyRecursively(HERE.resolve(name), home.resolve(name));
    }
    List<Block> guide = Samples.of(Path.of("docs/operator/backup.md")).toRun();
    assertThat(guide).hasSize(3);
    Set<Integer> atTheBackup;
    try (BnspStub bnsp = BnspStub.start(0)) {
      bnsp.misbehave(BnspStub.Mode.DOWN);
      try (HubProcess hub = hub(home, bnsp);
          Terminal shell = new Terminal(folder, notes, Map.of())) {
        hub.start();
        beforeTheBackup(hub);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendMany(hub));
        await("some of many").atMost(SOON).until(() -> confirmed.size() > 20);
        atTheBackup = Set.copyOf(confirmed);

        shell.run(here(guide.get(0)));

        int copied = confirmed.size();
        await("the hub to go on").atMost(SOON).until(() -> confirmed.size() > copied + 20);
        enough.set(true);
        sending.join();
        afterTheBackup(hub);
        hub.kill9();
        shell.run(here(guide.get(1)));
        shell.run(here(guide.get(2)));
      }
      bnsp.behave();
      try (HubProcess restored = hub(folder.resolve("home-restored"), bnsp)) {
        restored.start();
        theRestoredHubKnowsAll(restored, bnsp, atTheBackup);
      }
    }
  }

  private static HubProcess hub(Path home, BnspStub bnsp) throws IOException {
    return new HubProcess(
        home.resolve("data"),
        Engine.SQLITE,
        bnsp,
        Map.of("hub.home", home, "hub.master-key", MASTER_KEY));
  }

  private Block here(Block block) {
    return new Block(
        block.language(),
        block
            .text()
            .replace("/opt/blkhub", HERE.toString())
            .replace("/srv/blkhub", folder.resolve("home").toString())
            .replace("/var/backups", folder.resolve("backups").toString()),
        block.run(),
        block.again(),
        block.expected());
  }

  /** One message is taken, one delivery cannot leave, one message waits for a number. */
  private static void beforeTheBackup(HubProcess hub) throws Exception {
    HttpPartner blk = new HttpPartner("blk", "blk", hub.httpPort());
    assertThat(blk.post("enrolment", Texts.enrolment(1, 1, false).toString()).status())
        .isEqualTo(202);
    assertThat(blk.post("assessment", Texts.assessment(1).toString()).status()).isEqualTo(202);
    assertThat(blk.post("assessment", Texts.assessment(2).toString()).status()).isEqualTo(202);
    announce(hub, TAKEN_BEFORE);
    announce(hub, TAKEN_AFTER);
    taken(hub, TAKEN_BEFORE);
    JournalRows journal = new JournalRows(hub.journalUrl());
    await("what is to be copied")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(journal.states()).containsEntry("WAITING", 1).containsEntry("ACCEPTED", 4);
              assertThat(journal.deliveries().get("DELIVERED"))
                  .containsExactly("vacancy/" + Texts.vacancyId(TAKEN_BEFORE) + "/blk");
            });
  }

  private static void afterTheBackup(HubProcess hub) throws Exception {
    taken(hub, TAKEN_AFTER);
    announce(hub, CONFIRMED_AFTER);
  }

  private static void announce(HubProcess hub, int number) throws Exception {
    try (QueuePartner supra = new QueuePartner("supra", hub.amqpPort())) {
      supra.send("in.supra.vacancy", Texts.vacancy(number, 1, 1).toString());
    }
  }

  private void sendMany(HubProcess hub) {
    try (QueuePartner supra = new QueuePartner("supra", hub.amqpPort())) {
      for (int number = FIRST_OF_MANY; !enough.get(); number++) {
        supra.send("in.supra.vacancy", Texts.vacancy(number, 1, 1).toString());
        confirmed.add(number);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes this delivery of the outbox and no other. */
  private static void taken(HubProcess hub, int number) {
    HttpPartner blk = new HttpPartner("blk", "blk", hub.httpPort());
    await("vacancy " + number)
        .atMost(SOON)
        .untilAsserted(
            () -> {
              for (var item : blk.get("/api/v1/outbox/vacancy?limit=100").json().path("items")) {
                if (item.at("/data/id_lowongan").asText().equals(Texts.vacancyId(number))) {
                  assertThat(blk.acknowledge(item.path("id").asText()).status()).isEqualTo(200);
                  return;
                }
              }
              throw new AssertionError("not in the outbox yet");
            });
  }

  private static void theRestoredHubKnowsAll(
      HubProcess hub, BnspStub bnsp, Set<Integer> atTheBackup) throws Exception {
    Map<String, Integer> got = new ConcurrentHashMap<>();
    JournalRows journal = new JournalRows(hub.journalUrl());
    HttpPartner blk = new HttpPartner("blk", "blk", hub.httpPort());
    try (QueuePartner registry = new QueuePartner("blk", hub.amqpPort())) {
      registry.listen(
          "out.blk.vacancy", (text, message) -> got.merge(number(text), 1, Integer::sum));
      // the sealed delivery of the first, and the second wakes by its number
      assertThat(blk.post("enrolment", Texts.enrolment(2, 1, false).toString()).status())
          .isEqualTo(202);
      await("what waited for the certification body")
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(bnsp.participants().stream().map(p -> p.body().path("nik").asText()))
                      .containsExactlyInAnyOrder(Texts.nik(1), Texts.nik(2)));
      await("every vacancy confirmed before the backup")
          .atMost(SOON)
          .until(() -> got.keySet().containsAll(ids(atTheBackup)));
      assertThat(journal.accepted()).containsAll(keys(atTheBackup));

      // as the guide says: taken after it comes again, taken before it does not
      assertThat(got).containsKey(Texts.vacancyId(TAKEN_AFTER));
      assertThat(got).doesNotContainKey(Texts.vacancyId(TAKEN_BEFORE));
      assertThat(got.values()).as("how often each came").containsOnly(1);

      // confirmed after the backup is lost to it, and is new when it is sent again
      assertThat(journal.accepted()).doesNotContain(key(CONFIRMED_AFTER));
      announce(hub, CONFIRMED_AFTER);
      announce(hub, TAKEN_BEFORE);
      await("both to be decided")
          .atMost(SOON)
          .untilAsserted(
              () -> {
                assertThat(journal.accepted()).containsOnlyOnce(key(CONFIRMED_AFTER));
                assertThat(journal.states()).containsEntry("DUPLICATE", 1);
              });
    }
  }

  private static String number(String notice) {
    try {
      return JSON.readTree(notice).path("id_lowongan").asText();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> ids(Set<Integer> numbers) {
    return numbers.stream().map(Texts::vacancyId).collect(Collectors.toSet());
  }

  private static Set<String> keys(Set<Integer> numbers) {
    return numbers.stream().map(BackupIT::key).collect(Collectors.toSet());
  }

  private static String key(int number) {
    return "vacancy/" + Texts.vacancyId(number);
  }
}
