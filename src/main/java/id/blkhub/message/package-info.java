/**
 * What travels: states, receipts, violations, journal events and the ids that name them. No logic
 * of any partner.
 */
package id.blkhub.message;
