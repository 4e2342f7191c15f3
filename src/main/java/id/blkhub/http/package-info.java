/**
 * Calls a partner's own HTTP interface: log in, send once, remember answers, understand refusals.
 */
@NullMarked
package id.blkhub.http;

import org.jspecify.annotations.NullMarked;
