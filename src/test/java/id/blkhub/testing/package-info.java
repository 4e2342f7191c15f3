/**
 * Tries route files with Camel Test, without a hub and without a broker. It is all of the tests
 * jar, for integrators' own routes: docs/integrator/route-tests.md.
 */
package id.blkhub.testing;
