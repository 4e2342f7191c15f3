package id.blkhub.crash;

import id.blkhub.support.HoldDatabase.Moment;
import id.blkhub.support.HoldDatabase.Place;
import id.blkhub.support.HubProcess.Hold;
import java.util.List;

/**
 * How one life of the hub ends.
 *
 * @param name what a report calls it
 * @param hold the place in a route where a batch stops before the kill, or null
 * @param place the place in its work with a database where it stops before the kill, or null
 */
record Life(String name, End end, Hold hold, Place place) {
  private static final String BNSP = "bnsp/assessment.camel.yaml";
  private static final String REMEMBERED = "RememberedAnswers";

  /** What ends it. */
  enum End {
    /** SIGKILL at any moment. */
    ANY_MOMENT,
    /** SIGKILL while it stands at an exact place. */
    HELD,
    /** SIGKILL while a partner, which has done what it was asked, does not answer. */
    UNANSWERED,
    /** SIGTERM. */
    TERMINATED
  }

  static Life anyMoment() {
    return new Life("any moment", End.ANY_MOMENT, null, null);
  }

  static Life terminated() {
    return new Life("SIGTERM", End.TERMINATED, null, null);
  }

  private static Life at(String name, Hold hold) {
    return new Life(name, End.HELD, hold, null);
  }

  private static Life at(String name, Moment moment, int time) {
    return new Life(name, End.HELD, null, new Place(REMEMBERED, moment, time));
  }

  /** Between the commit of the database and the one of the broker. */
  static Life remembered() {
    return at(
        "intake: database commit, broker commit",
        new Hold("exchange/intake.camel.yaml", "correlateMessages", 5));
  }

  /** Between the steps of a delivery to a queue and their commit. */
  static Life madeAvailable() {
    return at(
        "made available, commit",
        new Hold("exchange/deliver-queue.camel.yaml", "settleDeliveries", 3));
  }

  /** Between the partner's answer and the commit that knows of it. */
  static Life answered() {
    return at("second call answered, commit", new Hold(BNSP, "settleDeliveries", 3));
  }

  /** Every gap between two commits that this traffic passes. */
  static List<Life> gaps() {
    return List.of(
        remembered(),
        at(
            "a waiting message woken, commit",
            new Hold("exchange/intake.camel.yaml", "dispatchOutcomes", 2, "in.blk.assessment")),
        at("first call noted, called", Moment.AFTER_COMMIT, 1),
        new Life("called, answered", End.UNANSWERED, null, null),
        at("first call answered, noted", Moment.BEFORE_WRITE, 2),
        at("first call, second call", new Hold(BNSP, "the schedule", 3)),
        answered(),
        madeAvailable(),
        at(
            "journal: database commit, broker commit",
            new Hold("exchange/upkeep.camel.yaml", "storeEvents", 4)),
        remembered());
  }
}
