/**
 * Mail servers, and the mail boxes of partners: sheets attached to mails become items of the edge.
 * A mail leaves the inbox only when the broker has what was attached to it.
 */
@NullMarked
package id.blkhub.mail;

import org.jspecify.annotations.NullMarked;
