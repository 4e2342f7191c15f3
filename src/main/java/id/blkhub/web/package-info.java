/**
 * What both HTTP ports share: how long a request may take, what strangers may hold, and how an
 * error is told.
 */
package id.blkhub.web;
