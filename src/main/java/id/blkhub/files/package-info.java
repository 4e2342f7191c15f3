/**
 * Reads the folders and text files that integrators write, and says plainly what is wrong with
 * them.
 */
package id.blkhub.files;
