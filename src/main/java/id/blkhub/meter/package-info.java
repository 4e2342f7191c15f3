/** Counts of messages, deliveries and routes' exchanges, as the management port shows them. */
@NullMarked
package id.blkhub.meter;

import org.jspecify.annotations.NullMarked;
