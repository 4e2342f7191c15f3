/** The record of every message and everything that happened to it: writer, queries, retention. */
package id.blkhub.journal;
