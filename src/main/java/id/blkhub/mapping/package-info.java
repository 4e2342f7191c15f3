/**
 * Message translators: JSLT files with the hub's functions, its reference tables and a budget for
 * each evaluation.
 */
@NullMarked
package id.blkhub.mapping;

import org.jspecify.annotations.NullMarked;
