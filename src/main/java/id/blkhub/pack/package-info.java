/** What a partner is handed to build its side: contracts, interfaces, samples and clients. */
@NullMarked
package id.blkhub.pack;

import org.jspecify.annotations.NullMarked;
