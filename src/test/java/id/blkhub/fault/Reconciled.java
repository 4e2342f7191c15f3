package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalSums;
import id.blkhub.message.State;
import id.blkhub.support.TestHub;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** The sums after a fault, as the hub knows them and as its partners do. */
public final class Reconciled {
  private static final JsonMapper JSON = new JsonMapper();

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
        .filter(sum -> sum.kind().equals("vacancy") && sum.state() == state)
        .mapToLong(JournalSums.Sum::count)
        .sum();
  }
}
