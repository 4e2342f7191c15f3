/** Starts the hub: what no package of its own is needed for. */
@NullMarked
package id.blkhub;

import org.jspecify.annotations.NullMarked;
