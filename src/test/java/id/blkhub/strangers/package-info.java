/** What somebody without a login, or with one and bad manners, sends to the queues' ports. */
package id.blkhub.strangers;
