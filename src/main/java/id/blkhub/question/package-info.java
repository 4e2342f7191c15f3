/**
 * PartnerQuestions that one partner asks another through the hub and waits for: who may ask what,
 * what is asked, what of the answer is given on. Both the question and its outcome are journalled.
 *
 * <p>How a partner is asked stands in a route from {@code hub-question:<partner>/<name>} to {@code
 * partner-question:}. Whatever must not be left out is done before and after the route.
 */
@NullMarked
package id.blkhub.question;

import org.jspecify.annotations.NullMarked;
