/**
 * Asks partners that offer pages instead of sending. {@code partner-poll} is a source like a
 * folder: it reads a partner's list page by page, keeps what is new or has changed, and gives that
 * to {@code intake-edge} as an item. What it remembers is written only once the broker has the
 * records.
 */
@NullMarked
package id.blkhub.poll;

import org.jspecify.annotations.NullMarked;
