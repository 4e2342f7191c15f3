/** Drafts the files of a new partner from samples of what it sends and the kinds it receives. */
package id.blkhub.newpartner;
