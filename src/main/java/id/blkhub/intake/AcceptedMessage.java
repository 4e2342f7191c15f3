package id.blkhub.intake;

import id.blkhub.correlation.Outcome;
import id.blkhub.message.Violation;
import java.util.List;

/**
 * A message that goes on to its receivers.
 *
 * @param toWake messages that waited for a number this one announced
 * @param told what its sender should look at, though the message is accepted
 */
record AcceptedMessage(
    CanonicalMessage message,
    RoutingDecision decision,
    List<Outcome.Woken> toWake,
    List<Violation> told)
    implements DecidedMessage {
  MessageHead head() {
    return message.head();
  }

  Addressees addressees() {
    return decision.addressees();
  }
}
