/** The hub's certificates: read, watched, replaced while the hub runs, and given to listeners. */
package id.blkhub.tls;
