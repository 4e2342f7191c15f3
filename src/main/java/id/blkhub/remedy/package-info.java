/** What waits for an operator, and what the operator can do about it. */
package id.blkhub.remedy;
