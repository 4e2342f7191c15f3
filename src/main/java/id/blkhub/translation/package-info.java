/**
 * Contracts, mappings and the fields of agreements, applied to one document. Knows nothing of
 * queues, and tries documents without sending anything.
 */
@NullMarked
package id.blkhub.translation;

import org.jspecify.annotations.NullMarked;
