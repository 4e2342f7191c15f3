package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.crash.JournalRows;
import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalSums;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.support.HubProcess;
import id.blkhub.support.TestHub;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The sums after a fault, as the hub knows them and as its partners do. */
public final class Reconciled {
  private static final JsonMapper JSON = new JsonMapper();

  private static final Duration SOON = Duration.ofSeconds(120);

  private Reconciled() {}

  /** What a vacancy as the registry gets it is known by. */
  public static String vacancy(String body) {
    try {
      return JSON.readTree(body).path("id_lowongan").asText();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the journal has so many accepted vacancies, each delivered once and none rejected,
   * and nothing is astray.
   */
  static void inTheJournal(TestHub hub, long messages) {
    JournalSums sums = hub.bean(JournalSums.class);
    await("the journal knows of all")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(sent(sums, State.ACCEPTED)).isEqualTo(messages);
              assertThat(got(sums, State.DELIVERED)).isEqualTo(messages);
            });
    assertThat(sent(sums, State.REJECTED)).isZero();
    assertThat(sent(sums, State.HELD)).isZero();
    assertThat(got(sums, State.PARKED)).isZero();
    assertThat(got(sums, State.AVAILABLE)).isZero();
    for (String queue : List.of(Addresses.DEAD, Addresses.EXPIRED, Addresses.UNSORTED)) {
      assertThat(hub.depth(queue)).as(queue).isZero();
    }
  }

  private static long sent(JournalSums sums, State state) {
    return count(sums.bySender(), state);
  }

  private static long got(JournalSums sums, State state) {
    return count(sums.byReceiver(), state);
  }

  private static long count(List<JournalSums.Sum> sums, State state) {
    return sums.stream()
        .filter(sum -> sum.kind().value().equals("vacancy") && sum.state() == state)
        .mapToLong(JournalSums.Sum::count)
        .sum();
  }

  /** The registry takes each confirmed vacancy once, and the journal knows all of them. */
  static void everywhere(HubProcess hub, Load load) throws Exception {
    everyoneHasTheirs(hub, load);
    JournalRows journal = new JournalRows(hub.journalUrl());
    await("the journal to know of all")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(vacancies(journal.accepted()))
                  .hasSameSizeAs(load.all())
                  .doesNotHaveDuplicates();
              assertThat(vacancies(journal.deliveries().getOrDefault("DELIVERED", List.of())))
                  .hasSameSizeAs(load.all());
            });
    assertThat(journal.failures()).isEmpty();
  }

  private static List<String> vacancies(List<String> rows) {
    return rows.stream().filter(row -> row.startsWith("vacancy/")).toList();
  }

  /** The registry, which read nothing before, takes each confirmed vacancy once and no other. */
  static void everyoneHasTheirs(HubProcess hub, Load load) throws Exception {
    Map<String, Integer> taken = new ConcurrentHashMap<>();
    try (QueuePartner blk = new QueuePartner("blk", hub.amqpPort())) {
      blk.listen("out.blk.vacancy", (body, message) -> taken.merge(vacancy(body), 1, Integer::sum));
      await("all to arrive")
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(missing(taken.keySet(), load.all()))
                      .as("confirmed and not delivered")
                      .isEmpty());
      await("all to be acknowledged")
          .atMost(SOON)
          .until(() -> hub.ports().queued("blk", "vacancy") == 0);
    }
    assertThat(taken).containsOnlyKeys(load.all());
    assertThat(taken.values()).as("each once").containsOnly(1);
  }

  private static Set<String> missing(Set<String> there, Set<String> due) {
    Set<String> missing = new TreeSet<>(due);
    missing.removeAll(there);
    return missing;
  }
}
