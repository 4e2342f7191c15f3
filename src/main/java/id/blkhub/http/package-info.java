/**
 * Calls a partner's own HTTP interface: log in, send once, remember answers, understand refusals.
 */
package id.blkhub.http;
