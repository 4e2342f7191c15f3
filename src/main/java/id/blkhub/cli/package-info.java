/** The command line: what must be set before the hub serves, and how it says so. */
package id.blkhub.cli;
