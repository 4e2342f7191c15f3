package id.blkhub.console;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.console.Figures.Flow;
import id.blkhub.console.Reconcile.Grown;
import id.blkhub.console.Reconcile.Reading;
import id.blkhub.message.State;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconcileTest {
  private static final Instant NOON = Instant.parse("2026-01-05T05:00:00Z");
  private static final Flow FLOW = new Flow("blk", "enrolment");
  private static final Grown RECEIVED = new Grown(State.RECEIVED, FLOW);
  private static final Grown PARKED = new Grown(State.PARKED, FLOW);

  private final Reconcile reconcile = new Reconcile();

  @Test
  void nothingIsSaidBeforeTwoReadingsAgree() {
    assertThat(reconcile.after(reading(true, 5, 100, 0, 0), NOON).compared()).isNull();
    assertThat(reconcile.after(reading(true, 6, 101, 0, 0), NOON).compared()).isNull();
    assertThat(reconcile.after(reading(false, 6, 101, 0, 0), NOON).compared()).isNull();
  }

  @Test
  void theDoorIsComparedFromTheFirstQuietMomentOn() {
    twice(reading(true, 5, 100, 0, 0));

    assertThat(twice(reading(true, 8, 103, 0, 0)).differences()).isEmpty();
    assertThat(twice(reading(true, 9, 103, 0, 0)).differences())
        .containsExactly(new Figures.Difference(FLOW, State.RECEIVED, 4, 3));
  }

  @Test
  void whatIsUnderWayIsNoDifference() {
    twice(reading(true, 5, 100, 0, 0));

    assertThat(twice(reading(false, 9, 100, 0, 0)).differences()).isEmpty();
  }

  @Test
  void aQueueThatHoldsAnotherNumberThanTheJournalSaysIsADifferenceAtOnce() {
    assertThat(twice(reading(true, 5, 100, 2, 3)).differences())
        .containsExactly(new Figures.Difference(FLOW, State.PARKED, 2, 3));
  }

  @Test
  void deliveriesAPartnerAskedForAgainAreNoDifferenceButMissingOnesAre() {
    Grown taken = new Grown(State.DELIVERED, FLOW);
    twice(repeated(taken, 5, 5));

    assertThat(twice(repeated(taken, 9, 6)).differences()).isEmpty();
    assertThat(twice(repeated(taken, 9, 10)).differences()).hasSize(1);
  }

  private static Reading repeated(Grown what, long counted, long journal) {
    return new Reading(
        true, Map.of(what, counted), Map.of(what, journal), Map.of(), Map.of(), Set.of(FLOW));
  }

  private Figures.Check twice(Reading reading) {
    reconcile.after(reading, NOON);
    return reconcile.after(reading, NOON);
  }

  private static Reading reading(boolean quiet, long door, long journal, long lying, long noted) {
    return new Reading(
        quiet,
        Map.of(RECEIVED, door),
        Map.of(RECEIVED, journal),
        Map.of(PARKED, lying),
        Map.of(PARKED, noted),
        Set.of());
  }
}
