/**
 * Deliveries that leave as mails: what a mail says, in Indonesian and English, and how it is handed
 * over to a server. Nothing personal goes by mail, whatever an agreement grants.
 */
@NullMarked
package id.blkhub.outmail;

import org.jspecify.annotations.NullMarked;
