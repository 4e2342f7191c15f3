package id.blkhub.intake;

import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.message.EventDetail;
import id.blkhub.message.MessageId;
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
 * @param detail what it repeats; null where there is no such thing to say
 */
record EndedMessage(
    MessageHead head,
    @Nullable Integer version,
    MessageKeys keys,
    State state,
    List<Violation> reasons,
    @Nullable EventDetail detail)
    implements DecidedMessage {

  /** Before its content was known. */
  static EndedMessage of(
      MessageHead head, @Nullable Integer version, State state, List<Violation> reasons) {
    return new EndedMessage(head, version, MessageKeys.NONE, state, reasons, null);
  }

  static EndedMessage of(CanonicalMessage message, State state, List<Violation> reasons) {
    return new EndedMessage(
        message.head(), message.from().version(), message.keys().found(), state, reasons, null);
  }

  /**
   * The same as an earlier message.
   *
   * @param senderMessageId what its sender called that one; null where that is forgotten
   */
  static EndedMessage duplicate(
      CanonicalMessage message, MessageId original, @Nullable String senderMessageId) {
    return new EndedMessage(
        message.head(),
        message.from().version(),
        message.keys().found(),
        State.DUPLICATE,
        List.of(ExchangeProblem.ALREADY_HERE.violation()),
        new EventDetail.DuplicateOf(original, senderMessageId));
  }

  byte[] original() {
    return head.original(version);
  }
}
