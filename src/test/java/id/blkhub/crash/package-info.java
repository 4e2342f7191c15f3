/** What stays true when the hub is killed: I1, I3 and I4 of the design. */
package id.blkhub.crash;
