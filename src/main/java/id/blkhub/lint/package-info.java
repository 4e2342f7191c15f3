/**
 * Finds every mistake in routes/ and mappings/ before anything depends on them, each with its place
 * and what would be right, and decides which files a start puts aside.
 */
@NullMarked
package id.blkhub.lint;

import org.jspecify.annotations.NullMarked;
