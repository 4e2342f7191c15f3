/** Encryption of payloads the hub keeps, and the keyed hashes it looks people up by. */
package id.blkhub.seal;
