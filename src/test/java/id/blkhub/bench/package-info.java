/** Measurements: ratios within one run on one machine, never a pass or fail by the clock. */
package id.blkhub.bench;
