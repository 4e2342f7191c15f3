/**
 * Finds every mistake in routes/ and mappings/ before anything depends on them, each with its place
 * and what would be right.
 */
package id.blkhub.lint;
