package id.blkhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.FormPath;
import id.blkhub.message.Violation;
import id.blkhub.translation.Translation;
import id.blkhub.translation.TranslationResult;
import id.blkhub.translation.TranslationResult.TranslationFault;
import java.util.List;

/**
 * Turns each delivery into its receiver's form, of the version in its profile, and holds it against
 * the receiver's contract.
 */
final class MapToPartner {
  static final String VOID = ".void";

  private final Translation translation;

  MapToPartner(Translation translation) {
    this.translation = translation;
  }

  MappedDeliveries map(DeliveryBatch<MinimisedDelivery> batch) {
    return new MappedDeliveries(
        batch.fetched(),
        batch.deliveries().either(delivery -> map(batch.fetched(), delivery), Delivery::of));
  }

  private Delivery map(FetchedBatch fetched, MinimisedDelivery delivery) {
    if (!delivery.agreed().isVoid()) {
      return mapped(delivery, form(fetched, "", delivery));
    }
    // without a form of its own for voids a partner gets the hub's
    FormPath voids = form(fetched, VOID, delivery);
    return translation.hasForm(voids)
        ? mapped(delivery, voids)
        : made(delivery, delivery.document());
  }

  private FormPath form(FetchedBatch fetched, String suffix, MinimisedDelivery delivery) {
    Integer version = delivery.agreed().agreed().version();
    return translation.place(
        FormPath.out(fetched.partner().value(), fetched.kind() + suffix), version);
  }

  private Delivery mapped(MinimisedDelivery delivery, FormPath form) {
    TranslationResult mapped = translation.toPartner(form, delivery.document());
    if (mapped.good()) {
      return made(delivery, mapped.document());
    }
    OpenedDelivery opened = delivery.agreed().opened();
    List<Violation> why =
        mapped.fault() == TranslationFault.DOCUMENT
            ? translation.toSender(form, sent(opened), delivery.document(), mapped)
            : mapped.problems();
    return Delivery.of(
        new EndedDelivery(opened.header(), opened.attempt(), DeliveryOutcome.parked(why)));
  }

  private static Delivery made(MinimisedDelivery delivery, JsonNode document) {
    OpenedDelivery opened = delivery.agreed().opened();
    return new Delivery(
        opened.header(), opened.attempt(), delivery.agreed().correction(), document);
  }

  /** Whose sender reads why a delivery is parked. */
  private FormPath sent(OpenedDelivery opened) {
    FormPath newest = FormPath.in(opened.header().sender().value(), opened.header().kind().value());
    return translation.place(newest, null);
  }
}
