package id.blkhub.http;

import id.blkhub.delivery.Delivery;
import id.blkhub.message.Correction;
import java.util.Locale;

/**
 * Which deliveries a {@code partner-http:} line of a route is for, as its option {@code
 * corrections} says. What a partner was never asked to understand it must not be sent as if it were
 * something new.
 */
enum Corrections {
  /** The partner's interface knows no voids and corrections: such a delivery is parked here. */
  NONE,
  /** Another line of the route is for them. */
  SKIP,
  /** This line is for nothing else. */
  ONLY,
  /** This line is for voids; a correction is parked here. */
  VOID,
  /** They go the same way; the header {@code ce-correction} tells them apart. */
  TOO;

  /** As routes write it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the line is for the delivery; one it cannot take is parked. */
  boolean takes(Delivery delivery) {
    boolean corrects = delivery.correction() != null;
    boolean unknown = this == NONE || this == VOID && delivery.correction() != Correction.VOID;
    if (corrects && unknown) {
      delivery.park(PartnerCallProblem.NO_CORRECTIONS.violation());
      return false;
    }
    return corrects ? this != SKIP : this != ONLY && this != VOID;
  }
}
