/** One table of messages, sent through every door: the same verdict, code, place and id. */
package id.blkhub.everydoor;
