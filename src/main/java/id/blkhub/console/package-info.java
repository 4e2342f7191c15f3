/** The web pages for operators: who may see them, and what they show. */
package id.blkhub.console;
