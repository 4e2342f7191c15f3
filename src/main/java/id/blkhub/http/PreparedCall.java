package id.blkhub.http;

import id.blkhub.delivery.Delivery;
import id.blkhub.http.UnknownOutcomes.Earlier;
import org.jspecify.annotations.Nullable;

/**
 * A delivery for which the partner may be called.
 *
 * @param earlier what is known of earlier calls under its key; null where nobody asks
 */
record PreparedCall(Delivery delivery, CallBody body, @Nullable Earlier earlier) {}
