/** Tries routes, mappings and agreements before anyone depends on them: no broker, no partner. */
@NullMarked
package id.blkhub.rehearsal;

import org.jspecify.annotations.NullMarked;
