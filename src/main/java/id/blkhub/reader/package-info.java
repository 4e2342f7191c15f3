/** Reads messages of partners, the same for every protocol: head, form, ids, marks, envelope. */
@NullMarked
package id.blkhub.reader;

import org.jspecify.annotations.NullMarked;
