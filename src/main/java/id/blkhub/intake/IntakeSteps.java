package id.blkhub.intake;

import id.blkhub.message.Text;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.QueueBatch;
import id.blkhub.step.Stage;
import id.blkhub.step.StepType;
import java.util.List;

/** The steps of intake: received, checked, canonical, decided. */
public final class IntakeSteps {
  private static final Stage<ReceivedMessages> RECEIVED =
      new Stage<>(
          ReceivedMessages.class, new Text("pesan yang sudah dibaca", "messages that were read"));
  private static final Stage<CheckedMessages> CHECKED =
      new Stage<>(
          CheckedMessages.class,
          new Text("pesan yang kontraknya sudah diperiksa", "messages that keep their contract"));
  private static final Stage<CanonicalMessages> CANONICAL =
      new Stage<>(
          CanonicalMessages.class, new Text("pesan dalam bentuk kanonik", "canonical messages"));
  private static final Stage<DecidedMessages> DECIDED =
      new Stage<>(
          DecidedMessages.class, new Text("pesan yang sudah diputuskan", "decided messages"));

  static final StepType<QueueBatch, ReceivedMessages> READ_MESSAGES =
      StepType.first("readMessages", "in.", RECEIVED, "unwrap");
  static final StepType<ReceivedMessages, CheckedMessages> CHECK_CONTRACT =
      StepType.of("checkContract", RECEIVED, CHECKED);
  static final StepType<CheckedMessages, CanonicalMessages> MAP_TO_CANONICAL =
      StepType.of("mapToCanonical", CHECKED, CANONICAL, "canonicalise");
  static final StepType<CanonicalMessages, DecidedMessages> CORRELATE_MESSAGES =
      StepType.of("correlateMessages", CANONICAL, DECIDED, "correlate");
  static final StepType<DecidedMessages, FinishedBatch> DISPATCH_OUTCOMES =
      StepType.of("dispatchOutcomes", DECIDED, Stage.FINISHED, "forward");

  /** In the order in which a route calls them. */
  public static final List<StepType<?, ?>> ALL =
      List.of(
          READ_MESSAGES, CHECK_CONTRACT, MAP_TO_CANONICAL, CORRELATE_MESSAGES, DISPATCH_OUTCOMES);

  private IntakeSteps() {}
}
