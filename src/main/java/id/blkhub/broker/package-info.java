/** The message broker: embedded Artemis, its addresses, the door that guards them. */
package id.blkhub.broker;
