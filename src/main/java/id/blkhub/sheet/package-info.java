/**
 * Reads and writes sheets (CSV, XLSX) row by row, in memory that does not grow with their length.
 * Knows of no partner and no kind: a row is its number and the texts of its cells.
 */
@NullMarked
package id.blkhub.sheet;

import org.jspecify.annotations.NullMarked;
