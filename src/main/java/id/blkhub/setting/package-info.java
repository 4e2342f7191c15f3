/**
 * The hub's settings, each declared once with its default, and where Spring finds those defaults.
 */
package id.blkhub.setting;
