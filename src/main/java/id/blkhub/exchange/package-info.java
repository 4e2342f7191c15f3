/** The steps that routes call: from what a partner sent to what each other partner may see. */
package id.blkhub.exchange;
