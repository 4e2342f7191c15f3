/**
 * The HTTP interface for partners: sending, states and receipts of messages, outbox, cancelling,
 * replay and contracts. The same rights, checks and answers as over the queues.
 */
package id.blkhub.api;
