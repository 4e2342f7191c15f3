package id.blkhub.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a message, as an event tells of it.
 *
 * @param attempt how many attempts it took so far; 0 before the first
 * @param partnerRef what the receiver called it; null where it gave it no name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DeliveryAttempt(PartnerId receiver, int attempt, @Nullable String partnerRef) {}
