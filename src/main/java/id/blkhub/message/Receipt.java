package id.blkhub.message;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the hub tells a sender about its message.
 *
 * @param state of the delivery where there is one, else of the message
 * @param errors in the hub's own codes, never a partner's free text; warnings of a message that was
 *     taken are among them; empty when nothing is wrong
 * @param delivery null where the receipt speaks of the message itself
 * @param detail of how many partners receive it, what it repeats, how long it waits; null where
 *     there is no such thing to say
 */
public record Receipt(
    MessageRef message,
    Instant time,
    State state,
    List<Violation> errors,
    @Nullable DeliveryAttempt delivery,
    @Nullable EventDetail detail) {
  public Receipt {
    errors = List.copyOf(errors);
  }

  /** One that has nothing to say beside its state. */
  public Receipt(
      MessageRef message,
      Instant time,
      State state,
      List<Violation> errors,
      @Nullable DeliveryAttempt delivery) {
    this(message, time, state, errors, delivery, null);
  }

  /** The receiver the state speaks of; null for the message itself. */
  public @Nullable PartnerId partner() {
    return delivery == null ? null : delivery.receiver();
  }

  /** What the receiver called the delivery; null where it gave it no name. */
  public @Nullable String partnerRef() {
    return delivery == null ? null : delivery.partnerRef();
  }

  /** The CloudEvents type, {@code id.blkhub.receipt.<state>} in lower case. */
  public String type() {
    return "id.blkhub.receipt." + state.name().toLowerCase(Locale.ROOT);
  }
}
