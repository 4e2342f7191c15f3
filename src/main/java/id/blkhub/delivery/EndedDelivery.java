package id.blkhub.delivery;

import id.blkhub.exchange.DeliveryHeader;

/** A delivery that ended before it could be sent. */
record EndedDelivery(DeliveryHeader header, int attempt, DeliveryOutcome outcome) {}
