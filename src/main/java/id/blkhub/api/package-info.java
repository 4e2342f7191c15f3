/** HTTP for partners: the same door, answers and rights as the queues. */
package id.blkhub.api;
