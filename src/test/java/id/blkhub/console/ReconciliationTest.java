package id.blkhub.console;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.console.DashboardSnapshot.Flow;
import id.blkhub.console.Reconciliation.CountReading;
import id.blkhub.console.Reconciliation.Grown;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final Instant NOON = Instant.parse("2026-01-05T05:00:00Z");
  private static final Flow FLOW = new Flow(new PartnerId("blk"), new Kind("enrolment"));
  private static final Grown RECEIVED = new Grown(State.RECEIVED, FLOW);
  private static final Grown PARKED = new Grown(State.PARKED, FLOW);

  private final Reconciliation reconciliation = new Reconciliation();

  @Test
  void nothingIsSaidBeforeTwoReadingsAgree() {
    assertThat(reconciliation.after(reading(true, 5, 100, 0, 0), NOON).compared()).isNull();
    assertThat(reconciliation.after(reading(true, 6, 101, 0, 0), NOON).compared()).isNull();
    assertThat(reconciliation.after(reading(false, 6, 101, 0, 0), NOON).compared()).isNull();
  }

  @Test
  void theDoorIsComparedFromTheFirstQuietMomentOn() {
    twice(reading(true, 5, 100, 0, 0));

    assertThat(twice(reading(true, 8, 103, 0, 0)).differences()).isEmpty();
    assertThat(twice(reading(true, 9, 103, 0, 0)).differences())
        .containsExactly(new DashboardSnapshot.SumDifference(FLOW, State.RECEIVED, 4, 3));
  }

  @Test
  void whatIsUnderWayIsNoDifference() {
    twice(reading(true, 5, 100, 0, 0));

    assertThat(twice(reading(false, 9, 100, 0, 0)).differences()).isEmpty();
  }

  @Test
  void aQueueThatHoldsAnotherNumberThanTheJournalSaysIsADifferenceAtOnce() {
    assertThat(twice(reading(true, 5, 100, 2, 3)).differences())
        .containsExactly(new DashboardSnapshot.SumDifference(FLOW, State.PARKED, 2, 3));
  }

  @Test
  void deliveriesAPartnerAskedForAgainAreNoDifferenceButMissingOnesAre() {
    Grown taken = new Grown(State.DELIVERED, FLOW);
    twice(repeated(taken, 5, 5));

    assertThat(twice(repeated(taken, 9, 6)).differences()).isEmpty();
    assertThat(twice(repeated(taken, 9, 10)).differences()).hasSize(1);
  }

  private static CountReading repeated(Grown what, long counted, long journal) {
    return new CountReading(
        true, Map.of(what, counted), Map.of(what, journal), Map.of(), Map.of(), Set.of(FLOW));
  }

  private DashboardSnapshot.SumCheck twice(CountReading countReading) {
    reconciliation.after(countReading, NOON);
    return reconciliation.after(countReading, NOON);
  }

  private static CountReading reading(
      boolean quiet, long door, long journal, long lying, long noted) {
    return new CountReading(
        quiet,
        Map.of(RECEIVED, door),
        Map.of(RECEIVED, journal),
        Map.of(PARKED, lying),
        Map.of(PARKED, noted),
        Set.of());
  }
}
