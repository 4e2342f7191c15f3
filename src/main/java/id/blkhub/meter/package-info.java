/** Counts of messages and times of deliveries, as the management port shows them. */
package id.blkhub.meter;
