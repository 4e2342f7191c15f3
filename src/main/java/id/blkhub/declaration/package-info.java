/**
 * The keys of files that people write, each declared once: its type, default, unit, meaning and
 * example. Readers, JSON Schemas, reference pages and editors take them from the declaration.
 */
@NullMarked
package id.blkhub.declaration;

import org.jspecify.annotations.NullMarked;
