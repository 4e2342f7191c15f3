/**
 * Deliveries that leave as files: what a file of a delivery is called, what is in it, and how it is
 * put into a partner's folder, here or on the partner's server, whole or not at all.
 */
@NullMarked
package id.blkhub.outfile;

import org.jspecify.annotations.NullMarked;
