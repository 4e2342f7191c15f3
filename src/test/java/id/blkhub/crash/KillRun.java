package id.blkhub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.crash.Receiver.Over;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.BnspStub.Mode;
import id.blkhub.store.Engine;
import id.blkhub.support.HubProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One hub after another on the same data, each ended in its own way while partners send over all
 * protocols, and the sums at the end.
 */
final class KillRun {
  private static final Logger LOG = LoggerFactory.getLogger(KillRun.class);
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(120);

  /** What a service manager gives it before it kills. */
  private static final Duration DRAINED = Duration.ofSeconds(30);

  private final Path data;
  private final Engine engine;
  private final Traffic traffic;
  private final List<Life> lives;
  private final Random random;
  private final Stages stages;
  private final AtomicInteger confirmed = new AtomicInteger();
  private final List<Integer> redelivered = new ArrayList<>();
  private Duration longestDrain = Duration.ZERO;

  /**
   * @param seed the same one chooses the same moments
   */
  KillRun(Path data, Engine engine, Traffic traffic, List<Life> lives, long seed) {
    this.data = data;
    this.engine = engine;
    this.traffic = traffic;
    this.lives = lives;
    this.random = new Random(seed);
    this.stages = new Stages(lives.size() + 1);
  }

  /** Returns the figures once everybody has what is theirs, once. */
  String run() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (BnspStub bnsp = BnspStub.start(0);
        HubProcess hub = new HubProcess(data, engine, bnsp);
        Receiver supra =
            new Receiver(hub, Over.AMQP, "supra", "certification", traffic::registrationOf);
        Receiver enrolments =
            new Receiver(
                hub, Over.STOMP, "dinkop", "enrolment", body -> text(body, "no_pendaftaran"));
        Receiver entrepreneurs =
            new Receiver(
                hub,
                Over.MQTT_5,
                "dinkop",
                "certification",
                body -> text(body, "no_registrasi_uji"))) {
      List<Sender> senders =
          traffic.bySender().stream()
              .map(letters -> new Sender(hub, stages, letters, confirmed))
              .toList();
      List<Future<Void>> sending = senders.stream().map(threads::submit).toList();

      Life before = null;
      for (Life life : lives) {
        start(hub, life);
        if (Life.remembered().equals(before)) {
          await("the batch whose commit was cut off to come again")
              .atMost(LONG_ENOUGH)
              .until(() -> redelivered(hub) > 0);
        }
        live(hub, bnsp, life);
        before = life;
      }

      hub.start();
      stages.next();
      for (Future<Void> sent : sending) {
        sent.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
      }
      // these two read nothing before: what lies in their queues has seen every crash
      try (Receiver certifications =
              new Receiver(
                  hub, Over.AMQP, "blk", "certification", body -> text(body, "no_registrasi_uji"));
          Receiver vacancies =
              new Receiver(
                  hub, Over.MQTT_3_1_1, "blk", "vacancy", body -> text(body, "id_lowongan"))) {
        JournalRows journal = new JournalRows(hub.journalUrl());
        awaitEnd(journal);
        redelivered.add(redelivered(hub));
        List<Receiver> always = List.of(supra, enrolments, entrepreneurs);
        for (Receiver one : List.of(certifications, vacancies, supra, enrolments, entrepreneurs)) {
          one.close();
        }

        Everybody.once(certifications, traffic.due("blk", "certification"));
        Everybody.once(vacancies, traffic.due("blk", "vacancy"));
        Everybody.onceButForLostAcknowledgements(supra, traffic.due("supra", "certification"));
        Everybody.onceButForLostAcknowledgements(enrolments, traffic.due("dinkop", "enrolment"));
        Everybody.onceButForLostAcknowledgements(
            entrepreneurs, traffic.due("dinkop", "certification"));
        Everybody.hasEmptyQueues(hub, "blk", "certification", "vacancy");
        Everybody.hasEmptyQueues(hub, "dinkop", "certification", "enrolment");
        Everybody.hasEmptyQueues(hub, "supra", "certification");
        Everybody.atBnspOnce(bnsp, traffic);
        Everybody.isInTheJournal(journal, traffic, senders);
        return figures(senders, bnsp, always, journal);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void start(HubProcess hub, Life life) throws Exception {
    if (life.hold() != null) {
      hub.startHolding(life.hold());
    } else if (life.place() != null) {
      hub.startHolding(life.place());
    } else {
      hub.start();
    }
  }

  private void live(HubProcess hub, BnspStub bnsp, Life life) throws Exception {
    int share = traffic.size() / (lives.size() + 1);
    int atLeast = confirmed.get() + share / 5 + random.nextInt(share / 2);
    long calls = bnsp.calls();
    if (life.end() == Life.End.UNANSWERED) {
      bnsp.misbehave(Mode.SLOW);
    }
    stages.next();
    switch (life.end()) {
      case ANY_MOMENT, TERMINATED ->
          await("messages to flow")
              .atMost(LONG_ENOUGH)
              .pollInterval(Duration.ofMillis(2))
              .until(() -> confirmed.get() >= atLeast);
      case HELD -> hub.awaitHeld();
      case UNANSWERED -> await("a call").atMost(LONG_ENOUGH).until(() -> bnsp.calls() > calls);
    }
    redelivered.add(redelivered(hub));
    if (life.end() == Life.End.TERMINATED) {
      Duration took = hub.terminate();
      assertThat(took).as("the time to end after SIGTERM").isLessThan(DRAINED);
      longestDrain = took.compareTo(longestDrain) > 0 ? took : longestDrain;
    } else {
      hub.kill9();
    }
    bnsp.behave();
    LOG.info("{}: {} at {} messages confirmed", engine, life.name(), confirmed.get());
  }

  private static int redelivered(HubProcess hub) throws Exception {
    return (int) hub.counter("blkhub_redelivered_total");
  }

  private static String text(JsonNode body, String name) {
    return body.path(name).asText();
  }

  private void awaitEnd(JournalRows journal) {
    long all = traffic.decisions().size();
    await("every delivery to end")
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofMillis(200))
        .failFast(() -> assertThat(journal.failures()).isEmpty())
        .untilAsserted(
            () -> {
              Map<String, Integer> ends = new TreeMap<>();
              traffic
                  .known(journal.deliveries())
                  .forEach((state, which) -> ends.put(state, which.size()));
              assertThat(ends.keySet()).isEqualTo(Set.of("DELIVERED", "FILTERED"));
              assertThat(ends.values().stream().mapToLong(n -> n).sum()).isEqualTo(all);
            });
  }

  private String figures(
      List<Sender> senders, BnspStub bnsp, List<Receiver> always, JournalRows journal)
      throws Exception {
    int unconfirmed = senders.stream().mapToInt(Sender::unconfirmed).sum();
    long repeated = bnsp.calls() - bnsp.received().size();
    boolean calls = lives.stream().anyMatch(life -> life.equals(Life.answered()));
    assertThat(repeated)
        .as("calls whose answer was lost in a kill")
        .isGreaterThanOrEqualTo(calls ? 1 : 0);
    return "%d ends, %d messages: 0 lost, 0 twice; %d sends not confirmed and sent again, %d sent twice on purpose; %d decided before a kill came again and were decided the same; %d had waited for a number; %d calls to bnsp repeated under the same key; %d deliveries taken again after a lost acknowledgement%s"
        .formatted(
            lives.size(),
            traffic.size(),
            unconfirmed,
            senders.stream().mapToInt(Sender::twice).sum(),
            redelivered.stream().mapToInt(n -> n).sum(),
            journal.waited(),
            repeated,
            always.stream().mapToInt(one -> one.again().size()).sum(),
            longestDrain.isZero()
                ? ""
                : "; longest end after SIGTERM %.1f s"
                    .formatted(longestDrain.toMillis() / 1_000.0));
  }
}
