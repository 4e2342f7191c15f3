/**
 * The hub's settings, each declared once with its default, and where Spring finds those defaults.
 */
@NullMarked
package id.blkhub.setting;

import org.jspecify.annotations.NullMarked;
