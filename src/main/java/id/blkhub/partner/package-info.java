/**
 * Who is connected: profiles with their agreements, limits and stages, the profile that worked
 * last, the accounts partners log in with, and the rate at which they may send.
 */
@NullMarked
package id.blkhub.partner;

import org.jspecify.annotations.NullMarked;
