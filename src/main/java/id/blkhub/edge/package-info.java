/**
 * What comes in from outside and is no message yet. A source gives an item (a file, a page of a
 * poll, an attachment of a mail) to the step {@code intake-edge} of its route; the edge takes it
 * apart into records, puts them on {@code in.<partner>.<kind>} under ids that are the same each
 * time, and hands back a {@link id.blkhub.edge.TakenItem}: only then may the source confirm the
 * item.
 *
 * <p>For a further source: a {@link id.blkhub.edge.SourceComponent}, and a {@link
 * id.blkhub.edge.LookingConsumer} that says how it looks and how it confirms, as {@code
 * partner-folder} does. The base begins and ends it with its route, pauses after failures, and
 * tells operators how it is.
 */
@NullMarked
package id.blkhub.edge;

import org.jspecify.annotations.NullMarked;
