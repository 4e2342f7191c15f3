/**
 * The HTTP interface for partners: sending, states and receipts of messages, outbox, cancelling,
 * replay and contracts. The same rights, checks and answers as over the queues.
 */
@NullMarked
package id.blkhub.api;

import org.jspecify.annotations.NullMarked;
