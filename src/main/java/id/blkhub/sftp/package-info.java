/**
 * Folders on a partner's SFTP server: who the hub is there, which keys of the server it believes,
 * and what it may do in a folder within a time. What is in the files, others know.
 */
@NullMarked
package id.blkhub.sftp;

import org.jspecify.annotations.NullMarked;
