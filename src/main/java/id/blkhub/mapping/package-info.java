/** Transformations: JSLT files with the hub's functions and its reference tables. */
@NullMarked
package id.blkhub.mapping;

import org.jspecify.annotations.NullMarked;
