/** What is done to a running hub, and what must hold meanwhile and afterwards. */
package id.blkhub.fault;
