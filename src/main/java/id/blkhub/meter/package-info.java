/** Counts of messages, deliveries and routes' exchanges, as the management port shows them. */
package id.blkhub.meter;
