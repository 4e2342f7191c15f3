/**
 * From what a partner sent to deliveries: a message is received, checked, made canonical and
 * decided, and its outcome is dispatched. The steps of the routes that read {@code
 * in.<partner>.<kind>}.
 */
@NullMarked
package id.blkhub.intake;

import org.jspecify.annotations.NullMarked;
