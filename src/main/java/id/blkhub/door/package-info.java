/**
 * Guards the broker: who may do what (security manager) and in which shape a message may enter
 * (plugin). Free of Spring, so that it can also run inside an external broker.
 */
package id.blkhub.door;
