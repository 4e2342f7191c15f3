package id.blkhub.correlation;

import static id.blkhub.correlation.Sample.message;
import static id.blkhub.correlation.Sample.partners;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.MessageId;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plays the broker: messages, woken copies and timers are queued; a batch is decided, then its
 * sends are committed, or the hub crashes before that and the batch comes again, whole or one by
 * one.
 */
class CorrelatorRedeliveryTest {
  private static final Router TO_BOTH = (index, fresh) -> partners("bnsp", "bank");

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void shouldSettleEveryMessageOnceHoweverOftenTheHubCrashes(Engine engine) {
    Set<String> met = new TreeSet<>();
    for (int seed = 1; seed <= 6; seed++) {
      try (TestDatabases databases = engine.open(dir.resolve("run" + seed))) {
        new Run(
                new Correlator(databases.hub(), new ClearSeal(), Clock.systemUTC()),
                new Random(seed),
                met)
            .play(seed);
      }
    }
    // else the runs proved little
    assertThat(met)
        .contains("Fresh", "Fresh woken", "Duplicate", "Conflict", "Waiting", "Settled", "Unknown");
  }

  private static final class Run {
    private final Correlator correlator;
    private final Random random;
    private final Map<String, Arrival> sent = new HashMap<>();
    private final ArrayDeque<Arrival> queue = new ArrayDeque<>();
    private final List<Arrival> timers = new ArrayList<>();

    /** What was committed to the broker for each message, without the waiting in between. */
    private final Map<String, List<String>> effects = new TreeMap<>();

    private final Map<String, Outcome> decided = new HashMap<>();

    private final Set<String> met;

    Run(Correlator correlator, Random random, Set<String> met) {
      this.met = met;
      this.correlator = correlator;
      this.random = random;
    }

    void play(int seed) {
      List<Arrival> messages = new ArrayList<>();
      for (int n = 0; n < 150; n++) {
        Arrival arrival = any(n);
        sent.put(arrival.messageId().value(), arrival);
        messages.add(arrival);
      }
      queue.addAll(messages);
      while (!queue.isEmpty() || !timers.isEmpty()) {
        if (queue.isEmpty() || (!timers.isEmpty() && random.nextInt(40) == 0)) {
          expire(timers.remove(random.nextInt(timers.size())));
        } else {
          receive();
        }
      }
      for (Arrival arrival : messages) {
        assertThat(effects.get(arrival.messageId().value()))
            .as("seed %d, what became of %s", seed, arrival)
            .hasSize(1);
      }
      assertThat(correlator.waiting()).as("seed %d", seed).isEmpty();
    }

    private Arrival any(int n) {
      String number = "N-" + random.nextInt(12);
      Sample sample = message(String.format("%04d", n)).content("c" + random.nextInt(3));
      if (random.nextInt(3) > 0) {
        sample.id("id-" + random.nextInt(60));
      }
      switch (random.nextInt(5)) {
        case 0 -> sample.by("blk", "enrolment").key(number).opens("enrolment", number);
        case 1 ->
            sample
                .by("blk", "assessment")
                .key(number)
                .extendsCase("enrolment", number)
                .adds("registration", "R" + number);
        case 2 ->
            sample
                .by("bnsp", "certification")
                .key(number)
                .extendsCase("registration", "R" + number);
        case 3 -> sample.by("bank", "decision").key(number).refersTo("enrolment", number);
        default -> sample.key(number).version(random.nextInt(5));
      }
      return sample.fact("status", "s" + random.nextInt(3)).arrives();
    }

    private void receive() {
      List<Arrival> batch = new ArrayList<>();
      int size = 1 + random.nextInt(12);
      while (batch.size() < size && !queue.isEmpty()) {
        batch.add(queue.poll());
      }
      List<Outcome> outcomes = correlator.remember(batch, TO_BOTH);
      note(batch, outcomes);
      if (random.nextInt(3) > 0) {
        commit(batch, outcomes);
      } else if (random.nextBoolean()) {
        // crash: the same batch again, at once or after others
        if (random.nextBoolean()) {
          queue.addAll(batch);
        } else {
          Collections.reverse(batch);
          batch.forEach(queue::addFirst);
        }
      } else {
        // crash: redone one by one
        for (Arrival arrival : batch) {
          List<Outcome> again = correlator.remember(List.of(arrival), TO_BOTH);
          note(List.of(arrival), again);
          commit(List.of(arrival), again);
        }
      }
    }

    /** The same copy of a message never gets another kind of answer. */
    private void note(List<Arrival> batch, List<Outcome> outcomes) {
      for (int i = 0; i < batch.size(); i++) {
        Outcome outcome = outcomes.get(i);
        met.add(
            outcome.getClass().getSimpleName() + (batch.get(i).wokenBy() == null ? "" : " woken"));
        Outcome before =
            decided.put(batch.get(i).messageId() + "|" + batch.get(i).wokenBy(), outcome);
        if (before == null || outcome instanceof Outcome.Settled) {
          continue;
        }
        assertThat(outcome.getClass()).as("%s", batch.get(i)).isEqualTo(before.getClass());
        if (outcome instanceof Outcome.Fresh fresh) {
          assertThat(fresh.caseId()).isEqualTo(((Outcome.Fresh) before).caseId());
        } else {
          assertThat(outcome).isEqualTo(before);
        }
      }
    }

    private void commit(List<Arrival> batch, List<Outcome> outcomes) {
      for (int i = 0; i < batch.size(); i++) {
        Arrival arrival = batch.get(i);
        Outcome outcome = outcomes.get(i);
        if (outcome instanceof Outcome.Waiting) {
          timers.add(arrival);
        } else if (!(outcome instanceof Outcome.Settled)) {
          effect(arrival.messageId().value(), outcome);
        }
        if (outcome instanceof Outcome.Fresh fresh) {
          fresh
              .woken()
              .forEach(
                  woken ->
                      queue.add(copy(sent.get(woken.messageId().value()), woken.by().value())));
        }
      }
    }

    private void expire(Arrival timer) {
      Outcome outcome = correlator.expire(timer.messageId(), timer.wokenBy());
      met.add(outcome.getClass().getSimpleName());
      if (random.nextInt(3) == 0) {
        timers.add(timer);
      } else if (outcome instanceof Outcome.Unknown) {
        effect(timer.messageId().value(), outcome);
      }
    }

    private void effect(String messageId, Outcome outcome) {
      effects.computeIfAbsent(messageId, s -> new ArrayList<>()).add(outcome.toString());
    }

    private static Arrival copy(Arrival of, String by) {
      return new Arrival(
          of.message(),
          by == null ? null : new MessageId(by),
          of.contentHash(),
          of.succession(),
          of.claim(),
          of.correction(),
          of.original());
    }
  }
}
