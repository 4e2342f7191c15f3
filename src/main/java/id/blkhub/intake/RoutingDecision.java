package id.blkhub.intake;

import id.blkhub.correlation.Outcome;

/**
 * What the cases said of a message that goes on, and who gets it.
 *
 * @param found its case, and what it does to earlier messages
 */
record RoutingDecision(Outcome.Fresh found, Addressees addressees) {}
