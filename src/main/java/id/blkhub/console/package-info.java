/**
 * The web pages for operators: login, overview, flows, messages, parked deliveries. Personal values
 * are masked.
 */
package id.blkhub.console;
