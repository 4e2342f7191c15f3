/**
 * What travels: states, receipts, violations, journal events and the ids that name them. No logic
 * of any partner.
 */
@NullMarked
package id.blkhub.message;

import org.jspecify.annotations.NullMarked;
