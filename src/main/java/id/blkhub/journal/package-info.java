/**
 * The message store: what happened to each message, written in batches; its queries, sums and
 * retention.
 */
package id.blkhub.journal;
