/**
 * Reads the folders and text files that integrators write, and says plainly what is wrong with
 * them.
 */
@NullMarked
package id.blkhub.files;

import org.jspecify.annotations.NullMarked;
