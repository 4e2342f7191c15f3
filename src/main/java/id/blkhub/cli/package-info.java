/**
 * The commands of the jar, and the start of the hub: what must hold before it serves, how a start
 * that fails is told, and when the process ends.
 */
@NullMarked
package id.blkhub.cli;

import org.jspecify.annotations.NullMarked;
