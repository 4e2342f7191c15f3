/**
 * What the hub must remember to treat a message rightly: what came before (inbox), which case it
 * belongs to, and which messages wait for a number nobody has announced yet.
 */
@NullMarked
package id.blkhub.correlation;

import org.jspecify.annotations.NullMarked;
