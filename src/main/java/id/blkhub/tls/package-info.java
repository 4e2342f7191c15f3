/** The hub's certificates: read, watched, replaced while the hub runs, and given to listeners. */
@NullMarked
package id.blkhub.tls;

import org.jspecify.annotations.NullMarked;
