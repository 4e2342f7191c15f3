package id.blkhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.message.Correction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mapped deliveries for tests of what sends them; in the hub only the mapping makes them. */
public final class TestDeliveries {
  private TestDeliveries() {}

  public static Delivery mapped(DeliveryHeader header, int attempt, JsonNode document) {
    return new Delivery(header, attempt, header.correction(), document);
  }

  /**
   * One that takes an earlier delivery back, or replaces it.
   *
   * @param correction null for an ordinary one
   */
  public static Delivery mapped(
      DeliveryHeader header, int attempt, @Nullable Correction correction, JsonNode document) {
    return new Delivery(header, attempt, correction, document);
  }

  /** To one partner, and of no queue. */
  public static MappedDeliveries batch(List<Delivery> deliveries) {
    DeliveryHeader first = deliveries.get(0).header();
    return new MappedDeliveries(new FetchedBatch(null, first.receiver(), first.kind()), deliveries);
  }
}
