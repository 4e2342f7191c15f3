package id.blkhub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.flow.Checks;
import id.blkhub.message.State;
import id.blkhub.support.TestHub;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** I2 and I3 after a fault: what the senders and receivers know against the door and journal. */
final class Accounts {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<State> OUTCOMES =
      List.of(State.ACCEPTED, State.REJECTED, State.DUPLICATE, State.HELD);

  private Accounts() {}

  /** Every message the sender knows to be confirmed was counted at the door and has an outcome. */
  static void settled(TestHub hub, String partner, String kind, long confirmed) {
    await(confirmed + " messages of " + partner + " with an outcome")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        OUTCOMES.stream()
                            .mapToLong(state -> Checks.sent(hub, partner, kind, state))
                            .sum())
                    .isEqualTo(confirmed));
    assertThat(counted(hub, partner, kind, State.RECEIVED)).as("at the door").isEqualTo(confirmed);
    Checks.nothingWentAstray(hub);
  }

  /** What the receiver took is what was due to it, each once, and the journal says so too. */
  static void delivered(
      TestHub hub, String partner, String kind, Collection<String> due, List<String> taken) {
    assertThat(taken).as("taken by " + partner).doesNotHaveDuplicates();
    assertThat(new HashSet<>(taken)).isEqualTo(new HashSet<>(due));
    await(due.size() + " deliveries to " + partner + " in the journal")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Checks.received(hub, partner, kind, State.DELIVERED))
                    .isEqualTo(due.size()));
  }

  static long counted(TestHub hub, String partner, String kind, State state) {
    return hub.bean(MeterRegistry.class).find("blkhub.messages").counters().stream()
        .filter(counter -> partner.equals(counter.getId().getTag("partner")))
        .filter(counter -> kind.equals(counter.getId().getTag("kind")))
        .filter(counter -> state.name().equalsIgnoreCase(counter.getId().getTag("state")))
        .mapToLong(counter -> Math.round(((Counter) counter).count()))
        .sum();
  }
}
