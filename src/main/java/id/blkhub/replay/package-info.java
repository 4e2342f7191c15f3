/** A partner asks for its own deliveries of a period again. */
@NullMarked
package id.blkhub.replay;

import org.jspecify.annotations.NullMarked;
