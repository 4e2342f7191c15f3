/**
 * Loads the files of routes/ into Camel at the start. A file with a mistake is put aside with its
 * reason; the others run.
 */
@NullMarked
package id.blkhub.route;

import org.jspecify.annotations.NullMarked;
