/** Drafts the files of a new partner from samples of what it sends and the kinds it receives. */
@NullMarked
package id.blkhub.newpartner;

import org.jspecify.annotations.NullMarked;
