/** A partner asks for its own deliveries of a period again. */
package id.blkhub.replay;
