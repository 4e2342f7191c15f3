/**
 * What both HTTP ports share: time limits of a request, limits for clients that have not logged in,
 * and how an error is reported.
 */
@NullMarked
package id.blkhub.web;

import org.jspecify.annotations.NullMarked;
