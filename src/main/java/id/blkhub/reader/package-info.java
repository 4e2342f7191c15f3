/** Reads messages of partners, the same for every protocol: head, form, ids, marks, envelope. */
package id.blkhub.reader;
