/**
 * Consumes queues in batches: each batch goes through its route and is committed together with all
 * it sends. A few threads serve all queues.
 */
@NullMarked
package id.blkhub.queue;

import org.jspecify.annotations.NullMarked;
