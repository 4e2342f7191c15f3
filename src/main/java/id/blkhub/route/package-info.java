/** Loads the routes of routes/, runs them over queues in batches, pauses and resumes them. */
package id.blkhub.route;
