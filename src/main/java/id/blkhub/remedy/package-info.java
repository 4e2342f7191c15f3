/** What waits for an operator, and what the operator can do about it. */
@NullMarked
package id.blkhub.remedy;

import org.jspecify.annotations.NullMarked;
