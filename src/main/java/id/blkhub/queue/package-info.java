/**
 * Reads queues in batches, hands each batch to its route and commits it together with all it sends.
 * Few threads serve many queues.
 */
package id.blkhub.queue;
