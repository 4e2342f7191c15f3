/**
 * Who is connected: profiles with their agreements and limits, and the accounts they log in with.
 */
package id.blkhub.partner;
