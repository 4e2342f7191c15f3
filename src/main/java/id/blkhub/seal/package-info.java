/** Encryption of payloads the hub keeps, and the keyed hashes it looks people up by. */
@NullMarked
package id.blkhub.seal;

import org.jspecify.annotations.NullMarked;
