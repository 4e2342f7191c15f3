/**
 * Guards the broker's AMQP, MQTT and STOMP: which first bytes, frames, logins, addresses and
 * messages get in, and what a client is told that is refused. Free of Spring, so that it can also
 * run inside an external broker.
 */
@NullMarked
package id.blkhub.door;

import org.jspecify.annotations.NullMarked;
