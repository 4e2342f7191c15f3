/** What a partner is handed to build its side: contracts, interfaces, samples and clients. */
package id.blkhub.pack;
