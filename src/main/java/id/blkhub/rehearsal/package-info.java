/** Tries routes, mappings and agreements before anyone depends on them: no broker, no partner. */
package id.blkhub.rehearsal;
