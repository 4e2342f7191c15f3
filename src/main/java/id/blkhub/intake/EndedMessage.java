package id.blkhub.intake;

import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that goes no further: rejected, held, waiting or a duplicate.
 *
 * @param version of its contract it was read with; null where nobody has looked
 * @param keys as far as they were found
 * @param reasons why, all at once
 */
record EndedMessage(
    MessageHead head,
    @Nullable Integer version,
    MessageKeys keys,
    State state,
    List<Violation> reasons)
    implements DecidedMessage {

  /** Before its content was known. */
  static EndedMessage of(
      MessageHead head, @Nullable Integer version, State state, List<Violation> reasons) {
    return new EndedMessage(head, version, MessageKeys.NONE, state, reasons);
  }

  static EndedMessage of(CanonicalMessage message, State state, List<Violation> reasons) {
    return new EndedMessage(
        message.head(), message.from().version(), message.keys().found(), state, reasons);
  }

  byte[] original() {
    return head.original(version);
  }
}
