package id.blkhub.delivery;

import id.blkhub.queue.QueueBatch;

/**
 * Everything that must happen before a delivery may be sent, as one step that no route can take
 * apart: it is opened, agreed, minimised and mapped. Each part takes only what the one before
 * gives.
 */
final class PrepareDeliveries {
  private final DecryptDeliveries decrypt;
  private final CheckAgreement agreement;
  private final Minimise minimise;
  private final MapToPartner mapping;

  PrepareDeliveries(
      DecryptDeliveries decrypt,
      CheckAgreement agreement,
      Minimise minimise,
      MapToPartner mapping) {
    this.decrypt = decrypt;
    this.agreement = agreement;
    this.minimise = minimise;
    this.mapping = mapping;
  }

  MappedDeliveries prepare(QueueBatch queue) {
    DeliveryBatch<OpenedDelivery> opened = decrypt.decrypt(queue);
    DeliveryBatch<AgreedDelivery> agreed = agreement.check(opened);
    DeliveryBatch<MinimisedDelivery> minimised = minimise.minimise(agreed);
    return mapping.map(minimised);
  }
}
