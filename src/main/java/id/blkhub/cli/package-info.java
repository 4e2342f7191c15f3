/** The command line: what must be set before the hub serves, and how it says so. */
@NullMarked
package id.blkhub.cli;

import org.jspecify.annotations.NullMarked;
