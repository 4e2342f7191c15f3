/**
 * Messaging Gateway for the hub's own code outside routes: sends to queues, browses them and takes
 * from them for HTTP clients, the journal and the acknowledgements of partners.
 */
@NullMarked
package id.blkhub.sending;

import org.jspecify.annotations.NullMarked;
