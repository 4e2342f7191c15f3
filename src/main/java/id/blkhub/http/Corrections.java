package id.blkhub.http;

import id.blkhub.delivery.Delivery;
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

  /** Whether a call is made for such deliveries. */
  boolean calls(DeliveryKind kind) {
    return switch (this) {
      case NONE, SKIP -> kind == DeliveryKind.ORDINARY;
      case ONLY -> kind != DeliveryKind.ORDINARY;
      case VOID -> kind == DeliveryKind.VOID;
      case TOO -> true;
    };
  }

  /** Whether such deliveries are parked here, because the partner knows nothing of the kind. */
  boolean parks(DeliveryKind kind) {
    return switch (this) {
      case NONE -> kind != DeliveryKind.ORDINARY;
      case VOID -> kind == DeliveryKind.CORRECTION;
      case SKIP, ONLY, TOO -> false;
    };
  }

  /** Whether the line is for the delivery; one it cannot take is parked. */
  boolean takes(Delivery delivery) {
    DeliveryKind kind = DeliveryKind.of(delivery.correction());
    if (parks(kind)) {
      delivery.park(PartnerCallProblem.NO_CORRECTIONS.violation());
      return false;
    }
    return calls(kind);
  }
}
