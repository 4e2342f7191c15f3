package id.blkhub.delivery;

import id.blkhub.message.Text;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.QueueBatch;
import id.blkhub.step.Stage;
import id.blkhub.step.StepType;
import java.util.List;

/**
 * The steps of delivery. What comes before the sending is one step, so that a route says only how
 * its deliveries are sent.
 */
public final class DeliverySteps {
  /** What alone can be sent. */
  public static final Stage<MappedDeliveries> MAPPED =
      new Stage<>(
          MappedDeliveries.class,
          new Text("kiriman dalam bentuk mitra", "deliveries in the partner's form"));

  /** What each delivery's sending has come to. */
  public static final Stage<SentDeliveries> SENT =
      new Stage<>(SentDeliveries.class, new Text("kiriman yang terkirim", "sent deliveries"));

  static final StepType<QueueBatch, MappedDeliveries> PREPARE_DELIVERIES =
      StepType.first(
          "prepareDeliveries", "deliver.", MAPPED, "open", "checkAgreement", "minimise", "mapOut");
  static final StepType<MappedDeliveries, SentDeliveries> PUT_ON_PARTNER_QUEUE =
      StepType.of("putOnPartnerQueue", MAPPED, SENT, "makeAvailable");
  static final StepType<SentDeliveries, FinishedBatch> SETTLE_DELIVERIES =
      StepType.of("settleDeliveries", SENT, Stage.FINISHED, "report");

  /** In the order in which a route calls them. */
  public static final List<StepType<?, ?>> ALL =
      List.of(PREPARE_DELIVERIES, PUT_ON_PARTNER_QUEUE, SETTLE_DELIVERIES);

  private DeliverySteps() {}
}
