/**
 * The web pages for operators: login, overview, flows, messages, parked deliveries. Personal values
 * are masked.
 */
@NullMarked
package id.blkhub.console;

import org.jspecify.annotations.NullMarked;
