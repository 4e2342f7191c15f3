package id.blkhub.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.kill.Receiver.Over;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HubProcess;
import id.blkhub.support.HubProcess.Hold;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** Between the commit of the database and the one of the broker. */
  private static final Hold REMEMBERED = new Hold("exchange/intake.camel.yaml", "correlate", 5);

  /** Between the steps of a delivery to a queue and their commit. */
  private static final Hold MADE_AVAILABLE =
      new Hold("exchange/deliver-queue.camel.yaml", "report", 3);

  /** Between the partner's answer and the commit that knows of it. */
  private static final Hold ANSWERED = new Hold("bnsp/assessment.camel.yaml", "report", 3);

  /** What ends each life of the hub: a hold at an exact place, or null for any moment. */
  private static List<Hold> lives(Engine engine) {
    Hold delivering = engine == Engine.SQLITE ? MADE_AVAILABLE : ANSWERED;
    return java.util.Arrays.asList(null, REMEMBERED, null, null, delivering, null, null);
  }

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path data;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldDeliverEachConfirmedMessageOnceWhenKilledUnderLoad(Engine engine) throws Exception {
    Random random = new Random(SEED + engine.ordinal());
    Traffic traffic = new Traffic(1_240, 1_120, 1_000, 1_640);
    assertThat(traffic.size()).isEqualTo(5_000);
    List<Hold> lives = lives(engine);
    Stages stages = new Stages(lives.size() + 1);
    AtomicInteger confirmed = new AtomicInteger();
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

      List<Integer> redelivered = new ArrayList<>();
      LOG.info("{} on {}, kill.seed={}", engine, data, SEED);
      Hold before = null;
      for (Hold hold : lives) {
        if (hold == null) {
          hub.start();
        } else {
          hub.startHolding(hold);
        }
        if (before == REMEMBERED) {
          await("the batch whose commit was cut off to come again")
              .atMost(LONG_ENOUGH)
              .until(() -> redelivered(hub) > 0);
        }
        int share = traffic.size() / (lives.size() + 1);
        int atLeast = confirmed.get() + share / 5 + random.nextInt(share / 2);
        stages.next();
        if (hold == null) {
          await("messages to flow")
              .atMost(LONG_ENOUGH)
              .pollInterval(Duration.ofMillis(2))
              .until(() -> confirmed.get() >= atLeast);
        } else {
          hub.awaitHeld();
        }
        redelivered.add(redelivered(hub));
        hub.kill9();
        before = hold;
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
        awaitEnd(journal, traffic);
        redelivered.add(redelivered(hub));
        certifications.close();
        vacancies.close();
        supra.close();
        enrolments.close();
        entrepreneurs.close();

        assertOnce(certifications, traffic.due("blk", "certification"));
        assertOnce(vacancies, traffic.due("blk", "vacancy"));
        assertOnceButForLostAcknowledgements(supra, traffic.due("supra", "certification"));
        assertOnceButForLostAcknowledgements(enrolments, traffic.due("dinkop", "enrolment"));
        assertOnceButForLostAcknowledgements(entrepreneurs, traffic.due("dinkop", "certification"));
        assertEmpty(hub, "blk", "certification", "vacancy");
        assertEmpty(hub, "dinkop", "certification", "enrolment");
        assertEmpty(hub, "supra", "certification");
        assertBnspHasEachOnce(bnsp, traffic);
        assertJournalKnowsAll(journal, traffic, senders);
      }
      int unconfirmed = senders.stream().mapToInt(Sender::unconfirmed).sum();
      long repeatedCalls = bnsp.calls() - bnsp.received().size();
      LOG.info(
          "{}, kill.seed={}: {} kills, {} messages, {} sends unconfirmed, {} sent twice on purpose;"
              + " redelivered after each start {}; {} deliveries taken again after a lost"
              + " acknowledgement; {} calls to bnsp repeated",
          engine,
          SEED,
          lives.size(),
          traffic.size(),
          unconfirmed,
          senders.stream().mapToInt(Sender::twice).sum(),
          redelivered,
          Stream.of(supra, enrolments, entrepreneurs).map(one -> one.again().size()).toList(),
          repeatedCalls);
      assertThat(unconfirmed).as("kills that hit a send").isPositive();
      assertThat(repeatedCalls).as("calls whose answer was lost in the kill").isPositive();
    } catch (Throwable failed) {
      LOG.error("failed on {} with kill.seed={}", engine, SEED);
      throw failed;
    } finally {
      threads.shutdownNow();
    }
  }

  private static int redelivered(HubProcess hub) throws Exception {
    return (int) hub.counter("blkhub_redelivered_total");
  }

  private static String text(JsonNode body, String name) {
    return body.path(name).asText();
  }

  private static void awaitEnd(JournalRows journal, Traffic traffic) {
    long all = traffic.decisions().size();
    await("every delivery to end")
        .atMost(LONG_ENOUGH)
        .pollInterval(Duration.ofMillis(200))
        .failFast(() -> assertThat(journal.failures()).isEmpty())
        .untilAsserted(
            () -> {
              Map<String, Integer> ends = new TreeMap<>();
              journal.deliveries().forEach((state, which) -> ends.put(state, which.size()));
              assertThat(ends.keySet()).isEqualTo(Set.of("DELIVERED", "FILTERED"));
              assertThat(ends.values().stream().mapToLong(n -> n).sum()).isEqualTo(all);
            });
  }

  private static void assertOnce(Receiver receiver, Set<String> due) {
    assertThat(receiver.got())
        .extracting(Receiver.Got::key)
        .as("each once, none else, in what lay there after the last start")
        .containsExactlyInAnyOrderElementsOf(due);
  }

  private static void assertOnceButForLostAcknowledgements(Receiver receiver, Set<String> due) {
    assertThat(receiver.delivered())
        .extracting(Receiver.Got::key)
        .containsExactlyInAnyOrderElementsOf(due);
    Map<String, Set<Integer>> connections = new HashMap<>();
    for (Receiver.Got got : receiver.got()) {
      assertThat(
              connections
                  .computeIfAbsent(got.stamp(), stamp -> new TreeSet<>())
                  .add(got.connection()))
          .as("%s twice on one connection", got)
          .isTrue();
    }
  }

  /** A consumer that finds nothing asks the broker before it says so. */
  private static void assertEmpty(HubProcess hub, String partner, String... kinds)
      throws Exception {
    try (QueuePartner client = new QueuePartner(partner, hub.amqpPort())) {
      Session session = client.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
      for (String kind : kinds) {
        MessageConsumer consumer =
            session.createConsumer(session.createQueue("out." + partner + '.' + kind));
        Message left = consumer.receiveNoWait();
        assertThat(left).as("nothing more for %s of %s", partner, kind).isNull();
        consumer.close();
      }
    }
  }

  private static void assertBnspHasEachOnce(BnspStub bnsp, Traffic traffic) {
    assertThat(bnsp.refusals()).isEmpty();
    assertThat(bnsp.participants())
        .extracting(one -> text(one.body(), "keterangan").split(";", 2)[0])
        .as("each participant once, under one idempotency key")
        .containsExactlyInAnyOrderElementsOf(traffic.due("bnsp", "assessment"));
    assertThat(bnsp.schedules())
        .extracting(one -> text(one.body(), "nama_jadwal"))
        .containsExactlyInAnyOrderElementsOf(traffic.schedules());
    assertThat(bnsp.received())
        .extracting(BnspStub.Received::idempotencyKey)
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }

  private static void assertJournalKnowsAll(
      JournalRows journal, Traffic traffic, List<Sender> senders) throws Exception {
    assertThat(journal.accepted()).containsExactlyInAnyOrderElementsOf(traffic.messages());
    Map<String, Integer> states = journal.states();
    assertThat(states.keySet()).isEqualTo(Set.of("ACCEPTED", "DUPLICATE"));
    int twice = senders.stream().mapToInt(Sender::twice).sum();
    int unconfirmed = senders.stream().mapToInt(Sender::unconfirmed).sum();
    assertThat(states.get("DUPLICATE")).isBetween(twice, twice + unconfirmed);
    Map<String, List<String>> deliveries = journal.deliveries();
    Map<Boolean, List<String>> decided =
        traffic.decisions().entrySet().stream()
            .collect(
                Collectors.partitioningBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    assertThat(deliveries.get("DELIVERED")).containsExactlyInAnyOrderElementsOf(decided.get(true));
    assertThat(deliveries.get("FILTERED")).containsExactlyInAnyOrderElementsOf(decided.get(false));
    assertThat(Stream.of("DELIVERED", "FILTERED")).containsAll(deliveries.keySet());
  }
}
