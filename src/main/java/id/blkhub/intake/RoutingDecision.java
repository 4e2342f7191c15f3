package id.blkhub.intake;

import id.blkhub.correlation.Outcome;
import id.blkhub.message.Violation;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the cases said of a message that goes on, and who gets it.
 *
 * @param found its case, and what it does to earlier messages
 */
record RoutingDecision(Outcome.Fresh found, Addressees addressees) {
  /** The same with what its sender is told in other words. */
  RoutingDecision inWords(UnaryOperator<List<Violation>> words) {
    return new RoutingDecision(found, addressees.inWords(words));
  }
}
