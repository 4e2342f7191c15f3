/**
 * The message store: what happened to each message, written in batches; its queries, sums and
 * retention.
 */
@NullMarked
package id.blkhub.journal;

import org.jspecify.annotations.NullMarked;
