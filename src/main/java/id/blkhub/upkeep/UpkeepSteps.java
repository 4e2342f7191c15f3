package id.blkhub.upkeep;

import id.blkhub.door.Addresses;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.QueueBatch;
import id.blkhub.step.Stage;
import id.blkhub.step.StepType;
import java.util.List;

/** The steps of upkeep: each is the whole of a route. */
public final class UpkeepSteps {
  /** Writes what happened into the journal. */
  public static final StepType<QueueBatch, FinishedBatch> STORE_EVENTS =
      whole("storeEvents", Addresses.JOURNAL);

  static final StepType<QueueBatch, FinishedBatch> REJECT_OVERDUE_MESSAGES =
      whole("rejectOverdueMessages", Addresses.WAITING, "rejectOverdue");
  static final StepType<QueueBatch, FinishedBatch> REPORT_EXPIRED_DELIVERIES =
      whole("reportExpiredDeliveries", Addresses.EXPIRED, "reportExpired");
  static final StepType<QueueBatch, FinishedBatch> PARK_REJECTED_DELIVERIES =
      whole("parkRejectedDeliveries", Addresses.DEAD, "parkDead");
  static final StepType<QueueBatch, FinishedBatch> CANCEL_QUEUED_DELIVERIES =
      whole("cancelQueuedDeliveries", Addresses.WITHDRAW, "withdraw");

  /** Sends what partners ask for again. */
  public static final StepType<QueueBatch, FinishedBatch> REPEAT_DELIVERIES =
      whole("repeatDeliveries", Addresses.REPLAY, "sendAgain");

  public static final List<StepType<?, ?>> ALL =
      List.of(
          STORE_EVENTS,
          REJECT_OVERDUE_MESSAGES,
          REPORT_EXPIRED_DELIVERIES,
          PARK_REJECTED_DELIVERIES,
          CANCEL_QUEUED_DELIVERIES,
          REPEAT_DELIVERIES);

  private UpkeepSteps() {}

  private static StepType<QueueBatch, FinishedBatch> whole(
      String name, String queue, String... formerNames) {
    return StepType.first(name, queue, Stage.FINISHED, formerNames);
  }
}
