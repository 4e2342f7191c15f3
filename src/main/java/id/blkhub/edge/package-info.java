/**
 * What comes in from outside and is no message yet. A source gives an item (a file, later a page of
 * a poll, a mail's attachment) to the step {@code intake-edge} of its route; the edge takes it
 * apart into records, puts them on {@code in.<partner>.<kind>} under ids that are the same each
 * time, and hands back a {@link id.blkhub.edge.TakenItem}: only then may the source confirm the
 * item.
 *
 * <p>For a further source: a Camel consumer whose exchanges carry a {@link
 * id.blkhub.edge.SourceItem} as body, as {@code partner-folder} does.
 */
@NullMarked
package id.blkhub.edge;

import org.jspecify.annotations.NullMarked;
