/**
 * The hub's work beside the two ways of a message: the journal, timers, expired and rejected
 * deliveries, cancelled ones, messages on which a step failed, and what goes on its way again.
 */
@NullMarked
package id.blkhub.upkeep;

import org.jspecify.annotations.NullMarked;
