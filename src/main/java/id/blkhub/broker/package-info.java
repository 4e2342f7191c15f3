/**
 * The embedded Artemis broker: its configuration, its start and end, its listeners, its health and
 * figures, and what keeps it within its limits of memory and disk.
 */
@NullMarked
package id.blkhub.broker;

import org.jspecify.annotations.NullMarked;
